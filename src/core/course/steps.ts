import type { Range } from '../text';
import { captionAbove, shorten } from './captions';
import type { BlockFact, CodeFact, SpanFact } from './code';
import { fileName } from './fileNames';
import { hashOf } from './hash';
import type { LineStretch } from './lines';
import type { Step, StepId } from './model';
import type { Entry, LessonPlan } from './plan';
import { SessionFlow } from './sessions';
import { ReadStatement } from './statement';

/** The longest title of a note; its whole text is in the note. */
const longestTitle = 120;

/** What the steps of a lesson are made from; nothing else of the notes is kept for them. */
export interface StepSource {
  /** The id of the lesson. */
  readonly lesson: string;
  readonly plan: LessonPlan;
  /** The entry that the title stands in. */
  readonly titled: Entry | undefined;
  /** The entries from `plan.from` to `plan.to`. */
  readonly entries: readonly Entry[];
  readonly lines: LineStretch;
}

/** Turns what stands below the title of a lesson into its steps, in order. */
export function stepsOf({ lesson, plan, titled, entries, lines }: StepSource): Step[] {
  const builder = new StepBuilder(lesson, lines);
  const { landmark, from, to } = plan;
  if (landmark && titled)
    builder.title(titled, landmark.mark.line, from.entry === landmark.entry ? from.line : Infinity);
  entries.forEach((entry, index) => {
    const first = index === 0 ? from.line : 0;
    const last = from.entry + index === to.entry ? to.line : Infinity;
    if (last > 0) builder.add(entry, first, last);
  });
  return builder.steps;
}

class StepBuilder {
  readonly steps: Step[] = [];
  private readonly flow = new SessionFlow();
  private readonly ids = new Map<string, number>();
  /** The words right above. */
  private above = '';
  /** The prose above says that the reader is back on the host, or that the commands below lead there. */
  private saidBack = false;

  constructor(
    private readonly lesson: string,
    private readonly lines: LineStretch,
  ) {}

  /** The title line itself may hold commands. */
  title({ piece, base }: Entry, line: number, to: number): void {
    if (piece.kind === 'heading') this.spans(piece.spans, base);
    if (piece.kind === 'prose') {
      const from = piece.lines[line]?.from ?? piece.from;
      const end = piece.lines[to]?.from ?? piece.to;
      this.spans(
        piece.spans.filter((span) => span.from >= from && span.from < end),
        base,
      );
    }
    if (piece.kind === 'row') for (const cell of piece.cells) this.spans(cell.spans, base);
  }

  add({ piece, base }: Entry, first: number, last: number): void {
    switch (piece.kind) {
      case 'heading':
        if (first > 0) return;
        this.prose(piece.line.text, hashOf(piece.line.text), piece, base, piece.spans);
        return;
      case 'prose': {
        const whole = first === 0 && last >= piece.lines.length;
        const kept = whole ? piece.lines : piece.lines.slice(first, last);
        const from = kept[0]?.from;
        const to = kept.at(-1)?.to;
        if (from === undefined || to === undefined) return;
        const text = whole
          ? piece.text
          : kept
              .map((line) => line.text)
              .join(' ')
              .trim();
        const range = whole ? piece : { from, to };
        const spans = whole ? piece.spans : piece.spans.filter((span) => span.from >= from && span.from < to);
        this.prose(text, whole ? piece.hash : hashOf(text), range, base, spans);
        this.saidBack = piece.back;
        this.above = text;
        return;
      }
      case 'row':
        if (first === 0) {
          for (const cell of piece.cells) this.spans(cell.spans, base);
        }
        return;
      case 'code':
        this.code(piece, base);
        return;
      case 'matter':
      case 'reference':
    }
  }

  private prose(text: string, hash: string, range: Range, base: number, spans: readonly SpanFact[]): void {
    if (spans.length > 0) this.spans(spans, base);
    else if (text !== '') {
      const id = this.id('n', hash);
      this.steps.push({
        kind: 'note',
        id,
        range: moved(range, base),
        title: shorten(text, longestTitle),
        text,
      });
    }
  }

  private spans(spans: readonly SpanFact[], base: number): void {
    for (const span of spans) {
      const leaving = span.statements[0]?.session?.kind === 'leaves';
      if (span.back && !leaving) this.flow.back();
      this.command(span, base, span.caption);
    }
  }

  private code(code: BlockFact, base: number): void {
    const { content } = code;
    if (content.kind === 'none') return;
    const text = this.above;
    const caption = captionAbove(text);
    this.above = '';
    if (content.kind === 'commands') {
      this.command(code, base, caption ?? code.caption);
      return;
    }
    const name = fileName(code.info, content.text, text) ?? content.name;
    const { language } = content;
    // What a program answers is no file to create.
    if (name === null && saysAnswer(text)) return;
    const title = name ?? caption ?? `${language ?? 'File'}: ${code.caption}`;
    const id = this.id('f', code.hash);
    this.steps.push({
      kind: 'file',
      id,
      range: moved(code, base),
      title,
      content: content.text,
      language,
      name,
    });
  }

  private command(code: CodeFact, base: number, title: string): void {
    if (code.statements.length === 0) return;
    const leaves = code.statements.some(({ session }) => session?.kind === 'leaves');
    if (this.saidBack && !leaves) this.flow.back();
    this.saidBack = false;
    const id = this.id('c', code.hash);
    const statements = code.statements.map((fact) => {
      const range = moved(fact.range, base);
      const { runsIn, openedBy } = this.flow.place(fact, id);
      return new ReadStatement(range, this.lines.lineAt(range.from), fact, runsIn, openedBy);
    });
    const { format, language } = code;
    this.steps.push({ kind: 'command', id, range: moved(code, base), title, format, language, statements });
  }

  private id(kind: string, hash: string): StepId {
    const key = kind + hash;
    const count = (this.ids.get(key) ?? 0) + 1;
    this.ids.set(key, count);
    return `${this.lesson}/${key}${count > 1 ? `~${count}` : ''}`;
  }
}

/** `Sample answer:`, `The response is`: words that lead to what a program answers. */
const answer =
  /\b(?:outputs?|responses?|answers?|replies|reply|returns|prints|ausgabe|antwort|salida|respuesta|sortie|réponse|saída|resposta)\b|返回|输出|响应/iu;

/** Whether the last sentence above some code says that it is an answer. */
const saysAnswer = (above: string): boolean => {
  const words = above.slice(-200);
  return answer.test(
    words.slice(Math.max(...['. ', '! ', '? ', '。'].map((stop) => words.lastIndexOf(stop))) + 1),
  );
};

const moved = (range: Range, by: number): Range => ({ from: range.from + by, to: range.to + by });
