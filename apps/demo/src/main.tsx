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
// The browser looked for the linked section before there was one, and fonts that come later move it.
const showLinked = () =>
  document.getElementById(readLink(location.hash).section)?.scrollIntoView({ behavior: "instant" });

const draw = async (): Promise<void> => {
  const { LaterSections } = await import("./later-sections.js");
  render(<Page rest={LaterSections} />, root);
};

const { section, state } = readLink(location.hash);
if (section === "") {
  render(<Page rest={undefined} />, root);
  // Somebody may have asked for a section that was not there yet.
  void draw().then(showLinked);
} else {
  // Whoever follows a link is to stay where it leads; and its state may need any of the losses.
  if (state.size > 0) await loadPlugins();
  await draw();
}

showLinked();
void document.fonts.ready.then(showLinked);
