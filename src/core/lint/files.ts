import { lineStart } from '../text';
import { readDockerfile, readScript } from './dockerfile';
import { kindByName } from './fileKinds';
import { imageHit } from './images';
import type { Hit } from './model';
import { RUNTIMES } from './retired';

/** `Runtime: nodejs8.10`, `"Runtime": "python3.6"`, `runtime = "go1.x"`, `--runtime python2.7`. */
const RUNTIME =
  /(?:(?<![\w-])["']?runtime["']?\s*[:=]\s*|--runtime(?:\s+|=))["']?((?:nodejs|python|java|dotnet(?:core)?|go|ruby|provided)[\w.-]*)/gi;
/** `image: node:8` of Compose and Kubernetes. */
const IMAGE = /^\s*(?:-\s*)?["']?image["']?\s*:\s*["']?([\w./:@-]+)/gm;
/** Content in which `runtime` and `image` mean what they mean to AWS and Docker. */
const CONFIGURATION = /^(?:yaml|json|hcl|ini|toml)$/;

/** Languages and systems in files that nobody maintains any more, and `apt-get install` without lists. @param language of the file, where known */
export function lintFile(content: string, language: string | null, name: string | null): Hit[] {
  const kind = language ?? (name === null ? null : kindByName(name));
  if (kind === 'dockerfile') return readDockerfile(content);
  if (/^(?:sh|bash|shell)$/.test(kind ?? '')) return readScript(content);
  if (kind === null || !CONFIGURATION.test(kind)) return [];
  return [...runtimesIn(content), ...(kind === 'yaml' ? imagesIn(content) : [])].sort(
    (a, b) => a.range.from - b.range.from,
  );
}

/** Retired runtimes of Lambda in a template or a command. */
export function runtimesIn(text: string): Hit[] {
  return [...text.matchAll(RUNTIME)].flatMap((match) => {
    const [all, runtime = ''] = match;
    const known = Object.hasOwn(RUNTIMES, runtime) ? RUNTIMES[runtime] : undefined;
    if (!known || isComment(text, match.index)) return [];
    const to = match.index + all.length;
    const range = { from: to - runtime.length, to };
    return [
      {
        rule: 'retired-runtime' as const,
        range,
        message: `Lambda has retired the runtime \`${runtime}\`: no new function can be made with it.${sdkNote(runtime)}`,
        since: known.since,
        edits: [{ ...range, text: known.replacement }],
      },
    ];
  });
}

/** Whether the line of an offset is a comment up to there. */
const isComment = (text: string, at: number): boolean =>
  /^\s*(?:#|\/\/)/.test(text.slice(lineStart(text, at), at + 1));

/** What code for the old runtime misses in the new one. */
const sdkNote = (runtime: string): string =>
  /^nodejs(?:\d\.|1[0-6]\.|$)/.test(runtime)
    ? ' Code that asks for `aws-sdk` needs version 3 of the SDK there, `@aws-sdk/…`.'
    : '';

function imagesIn(content: string): Hit[] {
  return [...content.matchAll(IMAGE)].flatMap(({ 0: all, 1: image = '', index }) =>
    imageHit(image, index + all.length - image.length),
  );
}
