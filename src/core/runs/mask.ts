/** What stands in the place of a secret. */
export const maskText = '••••';

/**
 * The text with every secret replaced, in the spellings that shells, JSON and urls give it. Use it on command lines
 * and on output, before either is shown or kept.
 * @param secrets the values as the learner typed them; empty ones are ignored
 */
export function mask(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const spelling of spellings(secrets)) masked = masked.replaceAll(spelling, maskText);
  return masked;
}

/** Every spelling, longest first, so that a secret inside another does not leave the rest of the longer one. */
function spellings(secrets: readonly string[]): string[] {
  const all = secrets.filter((secret) => secret !== '').flatMap(spellingsOf);
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

function spellingsOf(secret: string): string[] {
  return [
    secret,
    secret.replaceAll("'", "'\\''"),
    secret.replaceAll("'", "'\"'\"'"),
    secret.replaceAll("'", "''"),
    secret.replaceAll("'", "\\'"),
    secret.replace(/[\\$`"!]/g, '\\$&'),
    secret.replace(/[$`"]/g, '`$&'),
    secret.replace(/[^\w@%+=:,./-]/g, '\\$&'),
    JSON.stringify(secret).slice(1, -1),
    encodeUri(secret),
  ];
}

/** `encodeURIComponent` throws on half a surrogate pair, which a password may hold as well as anything. */
function encodeUri(secret: string): string {
  try {
    return encodeURIComponent(secret);
  } catch {
    return secret;
  }
}
