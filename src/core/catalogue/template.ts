import { fill } from '../shell/fill';
import { simpleCommandsOf } from '../shell/sites';
import type { Placeholder, ShellKind } from '../shell/model';
import { resourceInfo, splitType } from './types';

/** What a template is about: something made, with what is known of it. */
export interface Subject {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What it stands in, by slot type. */
  readonly within?: Readonly<Record<string, string>>;
}

/** `{ecs.cluster}` */
const BLANK = /\{([\w.]+)\}/g;
/** What falls away where a value in it is not known: `[--cluster {ecs.cluster}]`. */
const OPTIONAL = /\s*\[([^\]]*)\]/g;

/** What stands for a slot type in a command about something; `undefined` where that is not known. */
export function valueFor(type: string, subject: Subject): string | undefined {
  if (type === subject.type) return subject.id;
  const held = subject.within?.[type];
  if (held !== undefined) return held;
  const { resource, attribute } = splitType(type);
  if (resource !== subject.type || attribute === null) return undefined;
  return attribute === resourceInfo(resource)?.primary ? subject.id : subject.attributes[attribute];
}

/** The template without the optional parts that cannot be filled; `null` where another one cannot. */
function fillable(template: string, subject: Subject): string | null {
  const isKnown = (text: string): boolean =>
    [...text.matchAll(BLANK)].every(([, type = '']) => valueFor(type, subject) !== undefined);
  const whole = template.replace(OPTIONAL, (_, inner: string) => (isKnown(inner) ? ` ${inner}` : ''));
  return isKnown(whole) ? whole : null;
}

/** Whether everything that a template needs is known. */
export const canFill = (template: string, subject: Subject): boolean => fillable(template, subject) !== null;

/**
 * The line that a shell is given for a template of the catalogue.
 * @returns `null` where something that it needs is not known
 * @throws UnfillableValueError when a value cannot be passed to that shell
 */
export function lineOf(template: string, subject: Subject, shell: ShellKind): string | null {
  const command = fillable(template, subject);
  if (command === null) return null;
  const blanks = [...command.matchAll(BLANK)];
  const placeholders = blanks.map(({ 0: text, 1: type = '', index }): Placeholder => ({
    text,
    range: { from: index, to: index + text.length },
    slot: { name: type, label: type, secret: false },
  }));
  const values = new Map(blanks.map(([, type = '']) => [type, valueFor(type, subject) ?? '']));
  return fill(command, placeholders, values, shell).command;
}

/**
 * The words of a template for a program that is called without a shell: whatever a value holds, it stays one argument.
 * @returns `null` where something that it needs is not known
 */
export function argumentsOf(template: string, subject: Subject): string[] | null {
  const command = fillable(template, subject);
  const words = command === null ? undefined : simpleCommandsOf(command)[0]?.words;
  return (
    words?.map(({ text }) => text.replace(BLANK, (_, type: string) => valueFor(type, subject) ?? '')) ?? null
  );
}
