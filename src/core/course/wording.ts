const numbering = /^(?:[\s\p{P}\p{S}\uFE0F]*\d{0,2}(?:\.\d{1,2})*[.):]?\s+)?[\s\p{P}\p{S}\uFE0F]*/u;

/** A title as it is compared with others: words only, lower case, without numbering and decoration. */
export function titleKey(title: string): string {
  return title
    .replace(numbering, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Headings inside lessons: what somebody calls a part of whatever is described. */
const part = new RegExp(
  `^(?:${[
    String.raw`(?:step|part|task|exercise|question|q|section|phase|stage|example|problem|activity|experiment)s? ?(?:\d+|[a-d]|one|two|three|four|five)?(?: .*)?`,
    String.raw`(?:my |some |key |main |important |quick |class |video |lecture |personal |additional |other |useful |general |basic |common |more |final |short |brief |docker |aws |the )*(?:notes?|steps?|summary|commands?|takeaways?|points?|concepts?|ideas?|terms?|terminology|definitions?|questions?|answers?|observations?|learnings?|lessons learned|thoughts?|tips?|details?|remarks?|comments?|examples?|screenshots?|instructions|reflections?|highlights|features|benefits|overview|outline|info|information|facts|insights|results?|outputs?)(?: learned| used)?`,
    String.raw`(?:what )?(?:i|we)(?: have)? (?:learned|learnt|did)(?: .*)?|what i learned|learned`,
    String.raw`clean ?up|cleaning up|tear ?down|shut ?down|(?:pre ?)?requisites?|requirements?|before you begin|getting ready|preparation`,
    String.raw`conclusions?|abstract|background|motivation|discussion|evaluation|methodology|results|related work|future work|objectives?|goals?|agenda|introduction|intro|overview|description|about|purpose|procedure|process|implementation|architecture|design|how it works|what is it|usage|output|expected output|setup|set up|installation|install|configuration|testing|test|verification|verify|deployment|troubleshooting|problems?|issues?|errors?|faq|warnings?|caution|todo|next steps?|pros|cons|pros and cons|advantages?|disadvantages?|limitations?|use cases?|applications?|types?|components?|code|source code|solution|hints?|demo|challenges?|quiz|exercises?|homework|practice|wrap ?up|recap|tl dr|time|duration|links?|resources?|reference|references`,
  ].join('|')})$`,
  'u',
);

/** Headings beside the lessons: what stands under them teaches nothing by itself. */
const aside =
  /^(?:(?:table of )?contents|toc|index|outline|syllabus|(?:\p{L}+ )?references?|bibliography|(?:\p{L}+ ){0,2}resources?|(?:\p{L}+ ){0,2}links?|further reading|read(?:ing)? more|see also|credits?|acknowledge?ments?|glossary|appendix|licen[sc]e|about(?: me| this.*| the author)?|authors?|contact|contributors?|contributing|team(?: members)?|change ?log|progress|to ?do|terminology|(?:final |project |technical |lab |tech )*(?:reports?|write ?ups?|papers?|essays?|blog(?: posts?)?|reflections?)(?: .*)?|feedback|conclusions?|final thoughts|notes|misc(?:ellaneous)?|tags|key terms|definitions|disclaimer)$/u;

const contents =
  /^(?:(?:table of )?contents|toc|index|agenda|outline|course (?:overview|outline)|what s inside)$/u;

/**
 * What a title names: a table of contents, something beside the lessons (`References`, `Technical report …`), a part of a
 * lesson (`Steps`, `Clean up`), or a thing of its own.
 */
export type TitleRole = 'contents' | 'aside' | 'part' | 'own';

/** The role of a title, given its key. */
export function titleRole(key: string): TitleRole {
  if (contents.test(key)) return 'contents';
  if (aside.test(key)) return 'aside';
  return part.test(key) ? 'part' : 'own';
}
