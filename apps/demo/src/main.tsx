import { loadPlugins } from "virtual:plugins";
import "./data/chapter-losses.js";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "katex/dist/katex.css";
import { render } from "preact";
import { readLink } from "./model/page-link.js";
import { Page } from "./page.js";

const root = document.getElementById("page");
if (!root) throw new Error("The page has no place to draw in: index.html has lost #page.");
// What a link shows may need any of the losses; else they come while the page is read.
if (readLink(location.hash).state.size > 0) await loadPlugins();
render(<Page />, root);

// The browser looked for the linked section before there was one, and fonts that come later move it.
const showLinked = () =>
  document.getElementById(readLink(location.hash).section)?.scrollIntoView({ behavior: "instant" });
showLinked();
void document.fonts.ready.then(showLinked);
