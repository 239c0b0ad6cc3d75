import { loadPlugins } from "virtual:plugins";
import "./data/chapter-losses.js";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "katex/dist/katex.css";
import { render } from "preact";
import { readLink } from "./model/page-link.js";
import { Page } from "./page.js";
import { showLinked } from "./text/section.js";

const root = document.getElementById("page");
if (!root) throw new Error("The page has no place to draw in: index.html has lost #page.");
const { section, state } = readLink(location.hash);
const draw = async (): Promise<void> => {
  const { LaterSections } = await import("./later-sections.js");
  render(<Page linked={section} rest={LaterSections} />, root);
};

if (section === "") {
  render(<Page linked={section} rest={undefined} />, root);
  void draw();
} else {
  // Whoever follows a link is to stay where it leads: lines above it must not break anew when their fonts come.
  const serif = '1em "Source Serif 4 Variable"';
  const faces = [serif, `italic ${serif}`, "1em KaTeX_Main", "italic 1em KaTeX_Math"];
  await Promise.allSettled(faces.map((face) => document.fonts.load(face)));
  // Its state may need any of the losses.
  if (state.size > 0) await loadPlugins();
  await draw();
}

// Other fonts that come late move it.
void document.fonts.ready.then(() => showLinked());
