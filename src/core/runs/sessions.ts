/** What a session shows when it waits for a command: a prompt of a shell or of a program like `mysql` and `python`. */
const prompt = /[$#%>❯➜»] $/u;

/** What asks for something else than a command; typing a statement into it would do harm. */
const question =
  /(?:password|passphrase|username|login|code|\(yes\/no(?:\/\[fingerprint\])?\)|\[y\/n\]|\(y\/n\))[^\n]*[:?]?\s*$/i;

/**
 * Whether the line that the cursor stands in looks like a prompt that takes a command.
 * @param line up to the cursor, plain text
 */
export function looksLikePrompt(line: string): boolean {
  return prompt.test(line) && !question.test(line);
}
