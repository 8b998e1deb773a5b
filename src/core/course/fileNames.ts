const bare = String.raw`(?:Dockerfile(?:\.\w+)?|Makefile|Vagrantfile|Procfile|Jenkinsfile|\.env|\.dockerignore|\.gitignore)`;
const extension = String.raw`(?:js|mjs|cjs|ts|jsx|tsx|json|ya?ml|html?|css|py|rb|go|java|php|sh|bash|sql|hql|q|conf|config|cfg|ini|toml|xml|txt|md|tf|env|properties|csv|c|cpp|h|rs|service|template|tpl|ipynb|scala|kt|ps1|lock|log|pem)`;
const name = String.raw`(?:[\w~.-]+\/)*(?:${bare}|[\w-][\w.-]*\.${extension})\b(?![\w(/])`;

const called = new RegExp(
  String.raw`\b(?:named|called|name|file|into|save (?:it |this )?(?:as|to|in)|create|edit|open|modify|update|in|to)\s+(?:the\s+|a\s+|an?\s+file\s+)?(?:file\s+)?[\`'"“‘*]*(${name})`,
  'gi',
);
const any = new RegExp(String.raw`(?<![\w/:@-]|\S\.)(${name})`, 'gi');
const inInfo = new RegExp(
  String.raw`(?:\b(?:title|file|filename|name|path)\s*=\s*["']?|:)([^\s"'{}]+)|^((?:[\w~.-]+\/)*[\w-][\w.-]*\.${extension})$`,
  'i',
);
const inComment = new RegExp(
  String.raw`^\s*(?:#|\/\/|--|;|\/\*|<!--)\s*(?:file(?:name)?:\s*)?(${name})\s*(?:\*\/|-->)?\s*$`,
  'i',
);

/**
 * The name of the file whose content a block is: from its info string, its first line, or the words before it. `null` where
 * none of them says. (`Create a file named index.js and add`, `Dockerfile:`, `yaml title=x.yml`.)
 */
export function fileName(info: string, content: string, before: string): string | null {
  const told = inInfo.exec(info);
  if (told?.[1] !== undefined || told?.[2] !== undefined) return told[1] ?? told[2] ?? null;
  const commented = inComment.exec(content.slice(0, 200).split('\n', 1)[0] ?? '');
  if (commented?.[1] !== undefined) return commented[1];
  const words = before.slice(-300);
  return lastOf(words, called) ?? lastOf(words, any);
}

function lastOf(text: string, shape: RegExp): string | null {
  let last: string | null = null;
  for (const found of text.matchAll(shape)) last = found[1] ?? last;
  return last;
}
