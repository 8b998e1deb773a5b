import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { pick } from './palette';
import { until } from './until';

const SHOW_MS = 30_000;
const CHOSEN_MS = 8000;

/** The target's place in the status bar. */
const targetItem = (page: Page): Locator =>
  page.locator('[id="dist-sys-practice.dist-sys-practice.practice.target"]');

/** What it says, once that is this. */
export async function seeTarget(page: Page, text: RegExp): Promise<void> {
  await until(`the target is ${String(text)}`, SHOW_MS, async () =>
    text.test((await targetItem(page).innerText()).replaceAll('\u00a0', ' ').trim()) ? true : undefined,
  );
}

/** Whether it has the warning colour. */
export const targetWarns = async (page: Page): Promise<boolean> =>
  /\bwarning-kind\b/.test((await targetItem(page).getAttribute('class')) ?? '');

/** Opens the list of places where commands may go, with the status bar; returns its input. */
export async function openTargetPicker(page: Page): Promise<Locator> {
  await targetItem(page).click();
  await page.locator('.quick-input-title').filter({ hasText: 'Where Commands Go' }).waitFor();
  return page.locator('.quick-input-widget input').first();
}

/** Chooses where commands go with the status bar, again where a list that had just opened overlooked the click. */
export async function chooseTarget(page: Page, label: string): Promise<void> {
  await until(`the target ${label}`, SHOW_MS, async () => {
    await openTargetPicker(page);
    await pick(page, label);
    return until('it is shown', CHOSEN_MS, async () =>
      (await targetItem(page).innerText()).includes(label) ? true : undefined,
    ).catch(() => undefined);
  });
}

/** The question in the middle of the window. */
export async function seeQuestion(
  page: Page,
): Promise<{ readonly message: string; readonly detail: string }> {
  const box = page.locator('.monaco-dialog-box');
  await box.waitFor({ timeout: SHOW_MS });
  return {
    message: await box.locator('.dialog-message').innerText(),
    detail: await box.locator('.dialog-message-detail').innerText(),
  };
}

export type Environment = Readonly<Partial<Record<string, string>>>;

/** What commands find in their environment in the terminal in front, by typing there. */
export async function environmentInTerminal(page: Page): Promise<Environment> {
  const file = join(tmpdir(), `practice-env-${randomUUID()}`);
  await page.locator('.terminal-wrapper.active .xterm-screen').click();
  await page.keyboard.type(`env -0 > ${file}.part && mv ${file}.part ${file}\n`);
  const text = await until('the environment', SHOW_MS, () => readFile(file, 'utf8').catch(() => undefined));
  await rm(file);
  return readEnvironment(text);
}

/** Reads what `env -0` prints. */
export const readEnvironment = (text: string): Environment =>
  Object.fromEntries(
    text
      .split('\0')
      .filter((entry) => entry !== '')
      .map((entry): [string, string] => {
        const at = entry.indexOf('=');
        return [entry.slice(0, at), entry.slice(at + 1)];
      }),
  );
