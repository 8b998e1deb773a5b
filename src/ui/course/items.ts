import * as vscode from 'vscode';
import type { Step } from '../../core/course/model';
import { isDone } from '../../core/runs/describe';
import { worstOf } from '../../core/checks/model';
import {
  CHECK_LOOKS,
  commandTooltip,
  LESSON_LOOKS,
  lessonDescription,
  lessonTooltip,
  NEXT_LOOK,
  outcome,
  STEP_LOOKS,
  stepDescription,
  stepLabel,
} from './describe';
import { findStep, runKey, type Begun, type CourseView, type LastRun } from './model';
import type { Node, Outline } from './outline';
import { lessonProgress, type Standing } from './progress';
import type { Limits } from '../target/limits';

/** What the items are made from. */
export interface ItemDeps {
  readonly outline: Outline;
  readonly last: LastRun;
  readonly standing: (course: string) => Standing | undefined;
  readonly begun: (course: string) => Begun;
}

type Of<K extends Node['kind']> = Extract<Node, { kind: K }>;

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** Makes the item of a row; cheap, as the editor asks for every visible one. Tooltips come later, from `tooltipOf`. */
export function itemOf(node: Node, deps: ItemDeps): vscode.TreeItem {
  const item = make(node, deps);
  item.id = node.id;
  item.contextValue ??= node.kind;
  return item;
}

function make(node: Node, deps: ItemDeps): vscode.TreeItem {
  switch (node.kind) {
    case 'course':
      return courseItem(node, deps);
    case 'part': {
      const part = deps.outline.part(node.course, node.part);
      return group(part?.notes?.title ?? part?.name ?? '', node, deps);
    }
    case 'section': {
      const notes = deps.outline.part(node.course, node.part)?.notes;
      return group(notes?.sections.find((section) => section.id === node.section)?.title ?? '', node, deps);
    }
    case 'level':
      return group(levelTitle(node.level), node, deps);
    case 'lesson':
      return lessonItem(node, deps);
    case 'step':
      return stepItem(node, deps);
    case 'problem':
      return problemItem(node, deps);
  }
}

/** `Beginner Level` → `Beginner`: the row stands where only levels stand. */
const levelTitle = (level: string): string => level.replace(/\s+level$/i, '') || level;

const icon = (look: { icon: string; color: string | null }): vscode.ThemeIcon =>
  new vscode.ThemeIcon(look.icon, look.color === null ? undefined : new vscode.ThemeColor(look.color));

const WARNING = icon({ icon: 'warning', color: 'list.warningForeground' });

function courseItem(node: Of<'course'>, { outline, standing }: ItemDeps): vscode.TreeItem {
  const course = outline.course(node.course);
  const problem = course ? problemOf(course) : null;
  const item = new vscode.TreeItem(course?.title ?? '', problem === null ? Expanded : None);
  item.contextValue = `course;${course?.origin ?? ''}`;
  if (!course || problem !== null) {
    item.description = problem ?? '';
    item.iconPath = WARNING;
    return item;
  }
  item.iconPath = new vscode.ThemeIcon(course.origin === 'bundled' ? 'mortar-board' : 'book');
  const isRead = course.parts.length > 0;
  const done = isRead && standing(node.course)?.next === null ? 'done' : null;
  item.description = [fileName(course), done].filter((part) => part !== null).join(' · ');
  return item;
}

/** Why a course has nothing to show. What is wrong with one file among several stands at the file's own row. */
function problemOf({ problem, parts }: CourseView): string | null {
  const [only] = parts;
  if (problem !== null || !only || parts.length > 1) return problem;
  return only.problem ?? (only.notes?.lessons.length ? null : 'No lessons in it');
}

/** Where a course comes from: two may have the same title. */
function fileName({ origin, id }: CourseView): string | null {
  return origin === 'bundled' ? null : (vscode.Uri.parse(id).path.split('/').pop() ?? null);
}

/** A row above lessons: how many of them are done. */
function group(title: string, node: Node, { outline, last, begun }: ItemDeps): vscode.TreeItem {
  const item = new vscode.TreeItem(title, outline.filtered || node.kind === 'level' ? Expanded : Collapsed);
  const part = 'part' in node && node.part !== null ? outline.part(node.course, node.part) : undefined;
  const lessons = outline.lessonsBelow(node).filter((lesson) => lesson.title !== null);
  if (!part || lessons.length === 0) return item;
  const touched = begun(node.course);
  const done = lessons.filter(
    (lesson) =>
      touched.has(runKey(part, lesson.id)) &&
      lessonProgress(node.course, part, lesson, last).state === 'done',
  ).length;
  item.description = `${done}/${lessons.length}`;
  item.accessibilityInformation = { label: `${title}, ${done} of ${lessons.length} lessons done` };
  return item;
}

function lessonItem(node: Of<'lesson'>, { outline, last, standing }: ItemDeps): vscode.TreeItem {
  const part = outline.part(node.course, node.part);
  const lesson = outline.lesson(node);
  const title = lesson?.title ?? 'Introduction';
  const item = new vscode.TreeItem(title);
  if (!part || !lesson) return item;
  item.collapsibleState = lesson.steps.length === 0 ? None : outline.filtered ? Expanded : Collapsed;
  const progress = lessonProgress(node.course, part, lesson, last);
  const next = standing(node.course)?.lesson;
  const isNext = next?.lesson === node.lesson && next.part === node.part;
  item.description = lessonDescription(lesson, progress, isNext);
  item.iconPath = icon(
    isNext && progress.state === 'idle'
      ? { ...LESSON_LOOKS.idle, color: NEXT_LOOK.color }
      : LESSON_LOOKS[progress.state],
  );
  item.contextValue = [
    'lesson',
    progress.total > 0 ? 'runnable' : 'reading',
    progress.state,
    lesson.url === null ? '' : 'link',
  ].join(';');
  item.accessibilityInformation = {
    label: `${title}, ${LESSON_LOOKS[progress.state].word}, ${item.description}`,
  };
  item.command = opens(node);
  return item;
}

function stepItem(node: Of<'step'>, { outline, last, standing }: ItemDeps): vscode.TreeItem {
  const part = outline.part(node.course, node.part);
  const step = findStep(part?.notes ?? null, node.step)?.step;
  const run = part && step ? last(node.course, runKey(part, step.id)) : undefined;
  const item = new vscode.TreeItem(step ? stepLabel(step, run !== undefined) : '', None);
  if (!part || !step) return item;
  item.description = stepDescription(step, run, Date.now());
  item.command = opens(node);
  if (step.kind === 'note')
    item.iconPath = new vscode.ThemeIcon('dash', new vscode.ThemeColor('disabledForeground'));
  else if (step.kind === 'file') item.iconPath = new vscode.ThemeIcon('file-code');
  else {
    const state = run?.state ?? 'idle';
    const isNext =
      standing(node.course)?.next?.step === step.id && standing(node.course)?.next?.part === node.part;
    const check = state === 'passed' ? worstOf(run?.checks ?? []) : undefined;
    const checked = check && CHECK_LOOKS[check.state];
    const look = isNext && state === 'idle' ? NEXT_LOOK : (checked ?? STEP_LOOKS[state]);
    item.iconPath = icon(look);
    item.accessibilityInformation = {
      label: `${step.title}, command ${stepLabel(step, false)}, ${run && !checked ? outcome(run) : look.word}`,
    };
  }
  item.contextValue = stepContext(step, run !== undefined, run?.state === 'running', isDone(run));
  return item;
}

/** What the menus ask of a step, as words between semicolons. */
function stepContext(step: Step, hasRuns: boolean, running: boolean, done: boolean): string {
  if (step.kind !== 'command') return step.kind;
  return ['command', running ? 'running' : 'idle', hasRuns ? 'history' : '', done ? 'done' : 'open'].join(
    ';',
  );
}

function problemItem(node: Of<'problem'>, { outline }: ItemDeps): vscode.TreeItem {
  const course = outline.course(node.course);
  const part = node.part === null ? undefined : outline.part(node.course, node.part);
  const item = new vscode.TreeItem(part?.name ?? course?.title ?? '', None);
  const problem = part?.problem ?? course?.problem ?? '';
  item.description = problem;
  item.iconPath = WARNING;
  item.tooltip = `${problem}: ${vscode.Uri.parse(node.part ?? node.course).path}`;
  item.contextValue = `problem;${course?.origin ?? ''}`;
  return item;
}

const opens = (node: Node): vscode.Command => ({
  command: 'practice.openRow',
  title: 'Open',
  arguments: [node],
});

/** The tooltip of a row; made when the pointer rests on it. */
export async function tooltipOf(
  node: Node,
  { outline, last }: ItemDeps,
  limits: Limits,
): Promise<vscode.MarkdownString | string | undefined> {
  if (node.kind !== 'lesson' && node.kind !== 'step') return undefined;
  const part = outline.part(node.course, node.part);
  if (!part) return undefined;
  if (node.kind === 'lesson') {
    const lesson = outline.lesson(node);
    return (
      lesson &&
      new vscode.MarkdownString(lessonTooltip(lesson, lessonProgress(node.course, part, lesson, last)))
    );
  }
  const step = findStep(part.notes, node.step)?.step;
  if (step?.kind === 'note') return step.text.length > 1000 ? `${step.text.slice(0, 1000)}…` : step.text;
  if (step?.kind !== 'command') return step?.title;
  const run = last(node.course, runKey(part, step.id));
  return new vscode.MarkdownString(commandTooltip(step, run, Date.now(), await limits.of(node.course, step)));
}
