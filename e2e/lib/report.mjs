// Counts what holds and what does not; the rest goes on.
let passed = 0;
let failed = 0;

/** Runs one check under its name. */
export async function check(name, action) {
  try {
    await action();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}\n  ${String(error.message ?? error).split("\n").join("\n  ")}`);
  }
}

/** Fails with a sentence unless the condition holds. */
export function must(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

/** Prints the count and gives the exit status. */
export function end() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
