import { oneBlank } from './blanks';

/** How the prose around a code span takes it. */
export interface Surroundings {
  /** The prose says that the span is run, typed, entered as a command. */
  readonly run: boolean;
  /** The prose says that it is used; by itself that is true of many things. */
  readonly used: boolean;
  /** The prose calls the span something else: a file, a flag, an image. */
  readonly opposed: boolean;
  /** There is no prose: the span stands alone in its paragraph, item or cell. */
  readonly alone: boolean;
}

/** How much prose on either side is looked at, in characters. */
const reach = 80;

/** Words between the verb and the span that change nothing. */
const between = String.raw`(?:[\s:,'"“‘(]+(?:the|a|an|this|these|following|simple|bash|shell|linux|docker|aws|cli|below|commands?|like|just|of|again|it|using|either|in|your|terminal|and|then|is|e\.g\.|i\.e\.|simply|now))*[\s:,'"“‘(=>-]*$`;
/** The span is executed. */
const runBefore = new RegExp(
  String.raw`\b(?:(?:re-?)?run(?:s|ning)?|ran|execut(?:e|es|ed|ing)|typ(?:e|es|ed|ing)(?: in)?|enter(?:ing|ed)?|issu(?:e|es|ing)|invok(?:e|es|ing)|commands?|cmd)${between}`,
  'i',
);
/** The span is used; that may be as a command. */
const useBefore = new RegExp(
  String.raw`\b(?:us(?:e|es|ed|ing)|perform(?:ing)?|call(?:ing)?|input|paste|try|do|say|give|via|with|by|then|terminal|shell|console|prompt)${between}`,
  'i',
);
const runAfter =
  /^[\s'"”’)]*(?:(?:cli |shell |bash |linux |docker |git |aws )?(?:commands?|cmd)\b|(?:in|into|on|from|inside) (?:the|your|a|this|that|another|each|both) (?:new |same |other |second )?(?:terminal|shell|console|command|cli|container|instance|machine|vm|host|prompt|node)|(?:and|then) (?:press|hit))/i;
const useAfter =
  /^[\s'"”’)]*(?:first\b|(?:opens|shows|lists|gives|prints|displays|tells|returns|starts) |to (?:see|check|list|verify|get|leave|exit|quit|show|view|create|start|stop|return|go|log|find|install|print|display|confirm|make|test)\b|will (?:list|show|give|display|print|create|start|stop|return|exit|run|tell|install))/i;

const thing = String.raw`(?:parameters?|flags?|options?|arguments?|files?|folders?|director(?:y|ies)|images?|containers?|services?|functions?|polic(?:y|ies)|roles?|buckets?|tables?|variables?|fields?|keys?|values?|pages?|tabs?|buttons?|keywords?|instructions?|packages?|librar(?:y|ies)|modules?|tools?|utilit(?:y|ies)|binar(?:y|ies)|daemons?|process(?:es)?|groups?|stacks?|tags?|branch(?:es)?|repo(?:s|sitor(?:y|ies))?|methods?|class(?:es)?|attributes?|propert(?:y|ies)|users?|ports?|namespaces?|objects?|resources?|apis?|endpoints?|sections?|subcommands?|syntax|menus?|mode|state|status|column|element|block|statement|keyword|line|prefix|suffix|extension|plugin|client|server|cluster|driver|type|permission|action|event|language|framework|engine|runtime|platform|protocol|database|format|attribute|dependency|dependencies|task|job|pod|node|instance|cli|version)`;
const opposeAfter = new RegExp(String.raw`^(?:-|[\s'"”’)]*(?:\w+[ -])?${thing}\b)`, 'i');
const opposeBefore = new RegExp(
  String.raw`\b(?:${thing}|named|called|name|titled|in|under|at|inside|from|into|path|from|to|edit|open|see|of)(?: (?:is|as|called|named|the|an?|file|your))*[\s:'"“‘(]*$`,
  'i',
);

/** Reads the prose on both sides of a code span. */
export function readSurroundings(before: string, after: string): Surroundings {
  const left = oneBlank(before.slice(-reach));
  const right = oneBlank(after.slice(0, reach));
  const called = /^[\s'"”’)]*(?:\w+ )?commands?\b/i.test(right);
  const run = runBefore.test(left) || runAfter.test(right);
  return {
    run,
    used: run || useBefore.test(left) || useAfter.test(right),
    opposed: !called && (opposeAfter.test(right) || (!run && opposeBefore.test(left))),
    alone: /^[\W\d]*$/.test(left) && /^\W*$/.test(right),
  };
}

/** Whether the prose starts a program whose bare name stands in the span: start `hive` by hand, but run `node` 12. */
export function isStarted(before: string, after: string): boolean {
  const left = before.slice(-reach);
  return (
    /\b(?:run|type|enter|start|open|launch|execute)(?:ing|s)?(?: just| simply)?[\s:'"“‘(]*$/i.test(left) &&
    /^[\s'"”’]*(?:$|[.,;:!)–—-](?!\w)|(?:and|to|in|on|inside|by|then|again|opens|gives|shows|without)\b)/.test(
      after.slice(0, reach),
    )
  );
}

/** Whether the prose goes on as after a thing: `docker images` are layered, the `aws configure` file, every `git push`. */
export function isSpokenOf(before: string, after: string): boolean {
  const right = oneBlank(after.slice(0, reach));
  if (/\bcommands?\b/i.test(right)) return false;
  if (/\b(?:every|each|per|any) $/i.test(oneBlank(before.slice(-reach)))) return true;
  return /^ (?:are|were|files?|folders?|pages?|buttons?|options?|flags?|parameters?|subcommands?|keywords?|syntax|tabs?|menus?)\b/i.test(
    right,
  );
}
