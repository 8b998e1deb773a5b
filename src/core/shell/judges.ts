import { constants, htmlTags, isTelling, wordsOf, type Candidate } from './candidate';
import type { Site } from './sites';

/** Programs whose quoted arguments are programs of their own: braces, brackets and `<` mean something else there. */
const programmable = new Set(
  'awk gawk sed perl python python3 node ruby jq yq grep egrep rg find xargs mongo mongosh php tr printf'.split(
    ' ',
  ),
);
/** Options whose values are written in a language of their own. */
const expressions = new Set(
  '--query --filter-expression --filter-pattern --jsonpath --format --template --path-part --route-key --key-condition-expression --projection-expression --condition-expression --update-expression --log-format -w --write-out'.split(
    ' ',
  ),
);

const isQuoted = (site: Site) => site.quote === 'single' || site.quote === 'double';

/** Whether the place is code in another language, where only unmistakable spellings count. */
function isForeignCode(site: Site): boolean {
  if (site.role?.kind === 'value' && expressions.has(site.role.option)) return true;
  if (site.word?.text.includes('jsonpath=') || site.word?.text.includes('go-template=')) return true;
  return isQuoted(site) && programmable.has(site.command?.program ?? '');
}

const fileExtension =
  /\.(?:txt|sql|json|log|csv|dump|sh|gz|tar|in|out|yml|yaml|xml|md|dat|py|js|html|tmp|pem|pub|cql|hql)$/i;

export function acceptsAngle({ inner, before, after }: Candidate, site: Site): boolean {
  if (/\s$/.test(inner) || /[<?\\]$/.test(before)) return false;
  if (/^(?:\.{3}|…)$/.test(inner)) return true;
  if (!/\p{L}/u.test(inner)) return false;
  const gluedBefore = /[\p{L}\p{N}_)\]]$/u.test(before);
  if (gluedBefore && /\s/.test(inner)) return false;
  // `"A U Thor <author@example.com>"`
  if (/@.*\./.test(inner) && !/your|user/i.test(inner)) return false;
  const quoted = isQuoted(site) || site.quote.startsWith('heredoc');
  const name = inner.toLowerCase();
  if (htmlTags.has(name) && quoted) return false;
  if (quoted && (after + before).includes(`</${inner}>`)) return false;
  if (isForeignCode(site)) return /your|replace/i.test(inner);
  if (quoted) return true;
  if (/^[\w-]+ \| [\w-]+$/.test(inner)) return isTelling(inner);
  if (inner.includes('|'))
    return !/\s/.test(inner) && /(?:^|[\s=:/])$/.test(before) && /^(?:$|[\s:/])/.test(after);
  // `mysql db <dump.sql >out.log` reads and writes files; an option before it wants its value first.
  const readsFile =
    fileExtension.test(inner) &&
    !/[-_ ]|file|your|path|name/i.test(inner) &&
    !(site.role?.kind === 'value' && /\s-{1,2}[\w-]+\s$/.test(before));
  if (readsFile && /(?:^|\s)$/.test(before)) return false;
  return !(gluedBefore && /^[\p{L}\p{N}]/u.test(after) && !isTelling(inner));
}

export function acceptsBraces({ inner, before, after }: Candidate, site: Site): boolean {
  if (/\s$/.test(inner) || inner.includes('..')) return false;
  // `foo() {…}`, `HEAD@{1}`, `%{http_code}`, `${VAR}`, `\{…\}`, `{{…}}`
  if (/(?:[$%#{\\]|\)\s*)$/.test(before) || /^[}*?+]/.test(after)) return false;
  if (before.endsWith('@') && site.command?.program === 'git') return false;
  if (isForeignCode(site)) return false;
  if (/xargs|parallel/.test(site.command?.program ?? '')) return false;
  if (site.quote.startsWith('heredoc')) return isTelling(inner);
  return !isQuoted(site) || isTelling(inner) || /\s/.test(inner);
}

/** `subnets=[…]`, as `aws` writes lists: the brackets stay, and what stands between them is replaced. */
const shorthandList = /(?:^|[{,\s"'])[A-Za-z]\w*=$/;
const isShorthand = (before: string, site: Site): boolean =>
  site.command?.program === 'aws' && shorthandList.test(before);

export const acceptsListed = ({ inner, before }: Candidate, site: Site): boolean =>
  isShorthand(before.slice(0, -1), site) && isTelling(inner);

export function acceptsBrackets({ inner, before, after }: Candidate, site: Site): boolean {
  if (/\s$/.test(inner) || isShorthand(before, site)) return false;
  // An index, a glob, an extra of a package, a nested test, a section of an ini file.
  if (/[\p{L}\p{N}_\]$)*?[!\\]$/u.test(before) || /^[\]*?+{(\p{L}\p{N}]/u.test(after)) return false;
  if (isForeignCode(site) || site.role?.kind === 'program') return false;
  if (wordsOf(inner).some((word) => word.length < 2)) return false;
  return isTelling(inner);
}

/** Operations that speak of variables by their names. */
const namesVariables = new Set(['printenv', 'unset', 'read', 'export', 'declare']);
const assigning = /^(?:-e|--env|--build-arg|--environment|--set)$/;

/** `export YOUR_KEY=…`, `-e YOUR_KEY=…`: the name of a variable, not its value. */
export function isVariableName({ before, after }: Candidate, site: Site): boolean {
  if (/\$\{?$/.test(before) || /\$env:$/i.test(before) || (before.endsWith('%') && after.startsWith('%')))
    return true;
  if (namesVariables.has(site.command?.program ?? '')) return true;
  if (!/^\+?=/.test(after)) return false;
  if (site.role?.kind === 'assignment' && !before.slice(-1).includes('=')) return /(?:^|\s)$/.test(before);
  return site.role?.kind === 'value' && assigning.test(site.role.option) && /[\s"']$/.test(before);
}

/** Values that only look free: `--authentication-type API_KEY`. */
const enumerating =
  /(?:-|^)(?:types?|modes?|flows?|status|protocols?|class|format|actions?|capabilities|usage|specification|strategy|state)$/i;
const enumeratingKey = /(?:Type|Mode|Status|Protocol|Class|Format|ParameterKey|AttributeName|Usage|State)=$/;
/** The keys under which JSON and shorthand name things instead of giving values. */
const namingKey =
  /(?:"(?:name|Name|Key|AttributeName|ParameterKey|Ref|Type)"\s*:\s*"|(?:^|[\s,{])(?:ParameterKey|AttributeName|Key|Ref|Name)=)$/;
const sqlInside = /\b(?:SELECT|CREATE|INSERT|UPDATE|DELETE|ALTER|DROP|GRANT|FROM|WHERE)\b/;

/** Whether free text may stand here, so that a bare noun can be meant as a placeholder. */
export function takesFreeText(candidate: Candidate, site: Site): boolean {
  const { before, after, text } = candidate;
  if (isVariableName(candidate, site) || isForeignCode(site) || constants.has(text)) return false;
  if (/^"\s*:/.test(after) || namingKey.test(before) || enumeratingKey.test(before)) return false;
  // `-H "PRIVATE-TOKEN: …"`: the name of a header.
  if (/^[=(]/.test(after) || (after.startsWith(': ') && /["']$/.test(before))) return false;
  if (site.quote === 'comment' || site.role === null)
    return site.quote.startsWith('heredoc') && /["':/=@]\s?$/.test(before);
  if (site.role.kind === 'program' || site.role.kind === 'operation' || site.role.kind === 'option')
    return false;
  if (site.role.kind === 'value' && enumerating.test(site.role.option)) return false;
  const spaced = isQuoted(site) && /\s/.test(site.word?.text ?? '');
  return !(spaced && sqlInside.test(site.word?.text.slice(0, 400) ?? ''));
}

/** Programs whose arguments are full of ids and names. */
const cloudy = new Set(
  'aws docker kubectl ssh scp sftp rsync ssh-copy-id eksctl sam ecs-cli eb gcloud az ping curl wget telnet nc docker-machine docker-compose git helm mysql psql'.split(
    ' ',
  ),
);
export const isCloudy = (site: Site) => cloudy.has(site.command?.program ?? '');

/** What is named freely, so that `--name container-name` may well be meant as written. */
const naming = /^--?(?:name|names|tag|label|alias|t|l)$/;

export function acceptsLowerNoun(candidate: Candidate, site: Site): boolean {
  if (!isCloudy(site) || !takesFreeText(candidate, site)) return false;
  if (!/[\s/:@=]["']?$/.test(candidate.before)) return false;
  if (/(?:Name|key|filter)=$/i.test(candidate.before) || /^[-\w]/.test(candidate.after)) return false;
  // `alpine hostname` runs a program; filters take names of attributes.
  if (/^(?:hostname|ip ?address|dockerhost)$/i.test(candidate.text)) return /[@/]$/.test(candidate.before);
  return !(
    site.role?.kind === 'value' &&
    (naming.test(site.role.option) || /filter|attribute|sort|column/.test(site.role.option))
  );
}

/** Subcommands of docker and kubectl that take an existing thing, and `aws` options that take an id. */
const takesThing =
  /^(?:kill|stop|rm|start|restart|logs|inspect|exec|attach|top|diff|commit|port|pause|unpause|wait|rename|rmi|tag|push|pull|run|delete|describe|ps|update|scale|leave|promote|demote|connect|disconnect|history|save|stats)$/;

export function acceptsTwoWords({ before, text }: Candidate, site: Site): boolean {
  if (site.quote !== 'unquoted' || !isCloudy(site)) return false;
  if (site.role?.kind !== 'positional' && site.role?.kind !== 'value') return false;
  if (/^your\s/i.test(text)) return true;
  if (/^ip\s/i.test(text)) return /(?:ping|ssh|telnet|curl|nc)(?:\s+-\S+)*\s+$|@$/.test(before);
  if (site.role.kind === 'value') return /^--?[\w-]*(?:id|ids|name|arn|names)$/.test(site.role.option);
  return site.command?.operations.some((operation) => takesThing.test(operation)) === true;
}

export function acceptsRun({ text, before, after }: Candidate, site: Site): boolean {
  if (site.command?.program === 'mktemp' || /\$\{?$/.test(before) || /(?:^|\s)-{1,2}$/.test(before))
    return false;
  if (isForeignCode(site)) return false;
  if (/^x{1,2}$/i.test(text)) return false;
  return !/^[([=]/.test(after) && !before.endsWith('0');
}

export function acceptsEllipsis({ before, after }: Candidate, site: Site): boolean {
  if (!/(?:^|[\s='"])$/.test(before) || !/^(?:$|[\s'"])/.test(after)) return false;
  if (site.command?.program === 'go' || site.command?.program === 'echo') return false;
  return site.role?.kind === 'value' || site.role?.kind === 'positional' || site.role?.kind === 'assignment';
}
