import { expect, test } from "vitest";
import { candidates } from "./installed.js";

test("on Linux, browsers are looked for by name along PATH", () => {
  const paths = candidates("linux", { PATH: "/opt/bin" }, "/home/ada");
  expect(paths[0]).toBe("/opt/bin/google-chrome-stable");
  expect(paths).toContain("/usr/bin/chromium");
  expect(paths).toContain("/snap/bin/chromium");
});

test("on macOS, applications of the machine come before those of the user", () => {
  const paths = candidates("darwin", {}, "/Users/ada");
  expect(paths.slice(0, 2)).toEqual([
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ]);
});

test("on Windows, Chrome and Edge are looked for in the folders for programs", () => {
  const paths = candidates("win32", { PROGRAMFILES: "C:\\Program Files" }, "C:\\Users\\ada");
  expect(paths).toEqual([
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files\\Chromium\\Application\\chrome.exe",
    "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
  ]);
});
