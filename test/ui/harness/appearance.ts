import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../host/paths';
import type { Workbench } from './workbench';

/** The themes that pages must look right in, with the class that the workbench then has. */
export const THEMES = {
  dark: { name: 'Dark Modern', workbenchClass: 'vs-dark' },
  light: { name: 'Light Modern', workbenchClass: 'vs' },
  highContrast: { name: 'Default High Contrast', workbenchClass: 'hc-black' },
} as const;

type Window = Pick<Workbench, 'page' | 'changeSettings'>;

/** Changes the colour theme and waits until it is drawn. */
export async function setTheme(workbench: Window, theme: keyof typeof THEMES): Promise<void> {
  const { name, workbenchClass } = THEMES[theme];
  await workbench.changeSettings({ 'workbench.colorTheme': name });
  await workbench.page.locator(`.monaco-workbench.${workbenchClass}`).waitFor();
}

/** Takes a picture for the documentation: `docs/images/<name>.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = join(projectRoot, 'docs/images');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** For people who want to look: pictures of a window in every theme, in the folder that `PRACTICE_LOOK` names, if it does. */
export async function look(workbench: Window, name: string): Promise<void> {
  const folder = process.env.PRACTICE_LOOK;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const theme of ['highContrast', 'light', 'dark'] as const) {
    await setTheme(workbench, theme);
    await workbench.page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  }
}
