import "virtual:plugins";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "katex/dist/katex.css";
import { render } from "preact";
import { Page } from "./page.js";

const root = document.getElementById("page");
if (!root) throw new Error("The page has no place to draw in: index.html has lost #page.");
render(<Page />, root);

// The browser looked for the linked section before there was one, and fonts that come later move it.
const showLinked = () =>
  document
    .getElementById(decodeURIComponent(location.hash.slice(1)))
    ?.scrollIntoView({ behavior: "instant" });
showLinked();
void document.fonts.ready.then(showLinked);
