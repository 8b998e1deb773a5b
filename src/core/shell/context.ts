/** How the prose around a code span takes it. */
export interface Surroundings {
  /** The prose says that the span is run, typed, used as a command. */
  readonly supported: boolean;
  /** The prose calls the span something else: a file, a flag, an image. */
  readonly opposed: boolean;
  /** There is no prose: the span stands alone in its paragraph, item or cell. */
  readonly alone: boolean;
}

/** How much prose on either side is looked at, in characters. */
const reach = 80;

const supportBefore =
  /(?:\b(?:run(?:s|ning)?|ran|re-?run|execut(?:e|es|ed|ing)|typ(?:e|es|ed|ing)|enter(?:ing|ed)?|issu(?:e|es|ing)|us(?:e|es|ed|ing)|invok(?:e|es|ing)|perform(?:ing)?|call(?:ing)?|input|paste|try|do|say|give|via|with|by|commands?|cmd|terminal|shell|console|prompt|cli)\b(?:[\s:,'"“‘(]+(?:the|a|an|this|these|following|simple|bash|shell|linux|docker|aws|cli|below|command|commands|like|just|of|again|it|with|using|by|either|in|your|terminal|and|then|is|e\.g\.|i\.e\.|simply|now))*[\s:,'"“‘(=>-]*|[$❯]\s*)$/i;
const strongBefore =
  /\b(?:run(?:s|ning)?|ran|execut(?:e|es|ed|ing)|typ(?:e|es|ed|ing)|enter(?:ing|ed)?|issu(?:e|ing)|us(?:e|es|ing)|commands?|with|via|by|try|do|invok(?:e|ing)|say|cmd)(?:[\s:,'"“‘(]+(?:the|this|following|simple|command|commands|just|a|using|like|then|either|simply|of|is))*[\s:,'"“‘(-]*$/i;
const supportAfter =
  /^[\s'"”’)]*(?:(?:cli |shell |bash |linux |docker |git |aws )?(?:commands?|cmd)\b|(?:in|into|on|from|inside) (?:the|your|a|this|that|another|each|both) (?:new |same |other |second )?(?:terminal|shell|console|command|cli|container|instance|machine|vm|host|prompt|node)|(?:and|then) (?:press|hit)|to (?:see|check|list|verify|get|leave|exit|quit|show|view|create|start|stop|return|go|log|find|install|print|display|confirm|make|test)\b|will (?:list|show|give|display|print|create|start|stop|return|exit|run|tell|install))/i;

const thing = String.raw`(?:parameters?|flags?|options?|arguments?|files?|folders?|director(?:y|ies)|images?|containers?|services?|functions?|polic(?:y|ies)|roles?|buckets?|tables?|variables?|fields?|keys?|values?|pages?|tabs?|buttons?|keywords?|instructions?|packages?|librar(?:y|ies)|modules?|tools?|utilit(?:y|ies)|binar(?:y|ies)|daemons?|process(?:es)?|groups?|stacks?|tags?|branch(?:es)?|repo(?:s|sitor(?:y|ies))?|methods?|class(?:es)?|attributes?|propert(?:y|ies)|users?|ports?|namespaces?|objects?|resources?|apis?|endpoints?|sections?|subcommands?|syntax|menus?|mode|state|status|column|element|block|statement|keyword|line|prefix|suffix|extension|plugin|client|server|cluster|driver|type|permission|action|event|language|framework|engine|runtime|platform|protocol|database|format|attribute|dependency|dependencies|task|job|pod|node|instance|cli|version)`;
const opposeAfter = new RegExp(String.raw`^[\s'"”’)]*(?:\w+[ -])?${thing}\b`, 'i');
const opposeBefore = new RegExp(
  String.raw`\b(?:${thing}|named|called|name|titled|in|under|at|inside|from|into|path|from|to|edit|open|see|of)(?: (?:is|as|called|named|the|an?|file|your))*[\s:'"“‘(]*$`,
  'i',
);

/** Reads the prose on both sides of a code span. */
export function readSurroundings(before: string, after: string): Surroundings {
  const left = before.slice(-reach).replace(/\s+/g, ' ');
  const right = after.slice(0, reach).replace(/\s+/g, ' ');
  const called = /^[\s'"”’)]*(?:\w+ )?commands?\b/i.test(right);
  const opposed =
    !called && (opposeAfter.test(right) || (opposeBefore.test(left) && !strongBefore.test(left)));
  return {
    supported: supportBefore.test(left) || supportAfter.test(right),
    opposed,
    alone: /^[\W\d]*$/.test(left) && /^\W*$/.test(right),
  };
}
