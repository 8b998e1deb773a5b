const numbering = /^(?:[\s\p{P}\p{S}\uFE0F]*\d{0,2}(?:\.\d{1,2})*[.):]?\s+)?[\s\p{P}\p{S}\uFE0F]*/u;

/** A title as it is compared with others: words only, lower case, without numbering and decoration. */
export function titleKey(title: string): string {
  const words = (/^[A-Za-z]/.test(title) ? title : title.replace(numbering, '')).toLowerCase();
  return words.replace(beyondAscii.test(words) ? noWord : noAsciiWord, ' ').trim();
}

const noWord = /[^\p{L}\p{N}]+/gu;
const noAsciiWord = /[^a-z0-9]+/g;
const beyondAscii = /[^ -~]/;

/** Headings inside lessons: what somebody calls a part of whatever is described. */
const part = new RegExp(
  `^(?:${[
    String.raw`(?:step|part|task|exercise|question|q|section|phase|stage|example|problem|activity|experiment)s? ?(?:\d+|[a-d]|one|two|three|four|five)?(?: .*)?`,
    String.raw`(?:my |some |key |main |important |quick |class |video |lecture |personal |additional |other |useful |general |basic |common |more |final |short |brief |docker |aws |the )*(?:notes?|steps?|summary|commands?|takeaways?|points?|concepts?|ideas?|terms?|terminology|definitions?|questions?|answers?|observations?|learnings?|lessons learned|thoughts?|tips?|details?|remarks?|comments?|examples?|screenshots?|instructions|reflections?|highlights|features|benefits|overview|outline|info|information|facts|insights|results?|outputs?)(?: learned| used)?`,
    String.raw`(?:what )?(?:i|we)(?: have)? (?:learned|learnt|did)(?: .*)?|what i learned|learned`,
    String.raw`clean ?up|cleaning up|tear ?down|shut ?down|(?:pre ?)?requisites?|requirements?|before (?:you|we) (?:begin|start)|getting ready|preparation|equipment|materials?|apparatus`,
    String.raw`conclusions?|abstract|background|motivation|discussion|evaluation|methodology|results|related work|future work|objectives?|goals?|agenda|introduction|intro|overview|description|about|purpose|procedure|process|implementation|architecture|design|how it works|what is it|usage|output|expected output|setup|set up|installation|install|configuration|testing|test|verification|verify|deployment|troubleshooting|problems?|issues?|errors?|faq|warnings?|caution|todo|next steps?|pros|cons|pros and cons|advantages?|disadvantages?|limitations?|use cases?|applications?|types?|components?|code|source code|solution|hints?|demo|challenges?|quiz|exercises?|homework|practice|wrap ?up|recap|tl dr|time|duration|links?|resources?|reference|references`,
  ].join('|')})$`,
);

/** `Part 1: Why bother`, `Exercise B - Pods`: a part with a name of its own, which at the top of the notes is a lesson. */
const namedPart =
  /^(?:part|task|exercise|phase|stage|activity|experiment) (?:\d+|[a-h]|[ivx]+|one|two|three|four|five) \S/;

/** Whether a title, given its key, names a part and says what it is about. */
export const isNamedPart = (key: string): boolean => namedPart.test(key);

/** The same in other languages. */
const foreignAside = [
  'zusammenfassung|fazit|quellen|literatur(?:verzeichnis)?|verweise|danksagung|reflexion|notizen|was ich gelernt habe|weiterführendes',
  'resumen|conclusi[oó]n(?:es)?|referencias|bibliografía|agradecimientos|reflexi[oó]n(?:es)?|fuentes|enlaces(?: .*)?|recursos|notas|lo que aprendí|qué aprendí',
  'résumé|références|liens(?: .*)?|ressources|remerciements|bibliographie|réflexions?|ce que j ai appris|bilan',
  'resumo|conclus(?:ão|ões)|referências|agradecimentos|reflex(?:ão|ões)|fontes|o que aprendi|ligações|links úteis',
  'riassunto|conclusioni|riferimenti|ringraziamenti|fonti|итоги|выводы|ссылки|источники',
  '总结|小结|参考(?:资料|文献)?|资源|致谢|心得|反思',
].join('|');

/** Headings beside the lessons: what stands under them teaches nothing by itself. */
const aside = new RegExp(
  String.raw`^(?:(?:table of )?contents|toc|index|outline|syllabus|(?:[^\d ]+ )?references?|bibliography|(?:[^\d ]+ ){0,2}resources?|(?:[^\d ]+ ){0,2}links?|further reading|read(?:ing)? more|see also|credits?|acknowledge?ments?|glossary|appendix|licen[sc]e|about(?: me| this.*| the author)?|authors?|contacts?|contributors?|contributing|team(?: members)?|change ?log|progress|to ?do|terminology|(?:final |project |technical |lab |tech )*(?:reports?|write ?ups?|papers?|essays?|blog(?: posts?)?|reflections?)(?: .*)?|(?:what |things )?(?:i|we)(?: have| ve)? (?:learned|learnt|took (?:away|home))(?: .*)?|(?:(?:key|my|main) )*take ?aways?|lessons learned|(?:my )?sources?|thanks?(?: you)?(?: to)?|feedback|(?:(?:final|overall|course) )?(?:conclusions?|summary|thoughts|words)|${foreignAside}|notes|(?:(?:appendix|my|command|commands) )*cheat ?sheets?(?: .*)?|quick reference|who did what|what (?:i|we) would (?:do|change|tell).*|who to ask|misc(?:ellaneous)?|tags|key terms|definitions|disclaimer|faqs?|frequently asked questions|reading list|(?:open )?questions|assessment|grading)$`,
);

const contents =
  /^(?:(?:table of )?contents|toc|index|agenda|outline|course (?:overview|outline)|what s inside|inhalt(?:sverzeichnis)?|índice|contenido|table des matières|sommaire|sumário|indice|содержание|目录)$/;

/**
 * What a title names: a table of contents, something beside the lessons (`References`, `Technical report …`), a part of a
 * lesson (`Steps`, `Clean up`), or a thing of its own.
 */
export type TitleRole = 'contents' | 'aside' | 'part' | 'own';

/** Whether what stands under a title teaches nothing by itself. */
export const isAside = (role: TitleRole): boolean => role === 'aside' || role === 'contents';

/** The role of a title, given its key. */
export function titleRole(key: string): TitleRole {
  if (contents.test(key)) return 'contents';
  if (aside.test(key)) return 'aside';
  return part.test(key) ? 'part' : 'own';
}
