// Runs example programs that stand beside it, one after the other in this process, and prints, as JSON, what went wrong in which.

const failures: Record<string, string> = {};
const log = console.log;
// What an example prints is for its reader.
console.log = () => {};
for (const file of process.argv.slice(2)) {
  try {
    await import(new URL(file, import.meta.url).href);
  } catch (error) {
    failures[file] = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
log(JSON.stringify(failures));
