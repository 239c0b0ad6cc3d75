import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, posix, win32 } from "node:path";

/** The path of an installed Chromium, Chrome or Edge. */
export function installedBrowser(): string | undefined {
  return candidates(process.platform, process.env, homedir()).find((path) => existsSync(path));
}

/** Where the platform's installers put Chromium-based browsers, the most common first. */
export function candidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string[] {
  if (platform === "win32") return onWindows(env);
  if (platform === "darwin") return onMac(home);
  return onLinux(env);
}

function onLinux(env: NodeJS.ProcessEnv): string[] {
  const names = [
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge-stable",
  ];
  const folders = [...(env.PATH ?? "").split(delimiter), "/usr/bin", "/snap/bin"].filter(
    (folder) => folder !== "",
  );
  return names.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

function onMac(home: string): string[] {
  const names = ["Google Chrome", "Chromium", "Microsoft Edge"];
  return names.flatMap((name) =>
    ["/Applications", posix.join(home, "Applications")].map((folder) =>
      posix.join(folder, `${name}.app`, "Contents", "MacOS", name),
    ),
  );
}

function onWindows(env: NodeJS.ProcessEnv): string[] {
  const programs = [
    ["Google", "Chrome", "Application", "chrome.exe"],
    ["Chromium", "Application", "chrome.exe"],
    ["Microsoft", "Edge", "Application", "msedge.exe"],
  ];
  const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  );
  return programs.flatMap((program) => folders.map((folder) => win32.join(folder, ...program)));
}
