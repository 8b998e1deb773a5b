import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { createForm, type Form } from '../../src/ui/form/form';
import type { FormPage } from '../../src/ui/form/conversation';
import type { FormContent, FromForm, ToForm } from '../../src/ui/form/protocol';
import { openPage } from '../../src/ui/webview/page';
import { loginRequest } from '../unit/ui/form/requests';

/** The form's real page with an ear on both directions, and a voice beside the page's own. */
class OverheardPage {
  readonly page: FormPage;
  #speak: (message: FromForm) => void = () => undefined;
  #content: FormContent | undefined;
  #waiting: ((content: FormContent) => void) | undefined;

  constructor(extensionUri: vscode.Uri, title: string) {
    const real = openPage<ToForm, FromForm>({
      extensionUri,
      name: 'form',
      title,
      keepsInput: true,
      column: vscode.ViewColumn.Beside,
    });
    this.page = {
      get title() {
        return real.title;
      },
      set title(text) {
        real.title = text;
      },
      post: (message) => {
        if (message.kind === 'show') {
          this.#content = message.content;
          this.#waiting?.(message.content);
        }
        real.post(message);
      },
      onMessage: (listener) => {
        this.#speak = listener;
        real.onMessage(listener);
      },
      onClosed: (listener) => real.onClosed(listener),
      reveal: () => real.reveal(),
      close: () => real.close(),
    };
  }

  /** What the page was given; it is given nothing before its own script has said that it is ready. */
  shown(title: string): Promise<FormContent> {
    return new Promise((resolve) => {
      this.#waiting = (content) => {
        if (content.title === title) resolve(content);
      };
      if (this.#content) this.#waiting(this.#content);
    });
  }

  say(message: FromForm): void {
    this.#speak(message);
  }
}

const formTabs = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('practice.form'),
    );

describe('the form in the editor', () => {
  let form: Form;
  let pages: OverheardPage[];

  beforeEach(() => {
    const extension = vscode.extensions.getExtension('dist-sys-practice.dist-sys-practice');
    assert.ok(extension);
    const { extensionUri } = extension;
    const secrets = new Map<string, string>();
    pages = [];
    form = createForm({
      extensionUri,
      logger: { debug: () => undefined, info: () => undefined, warn: assert.fail, error: assert.fail },
      memory: { load: () => Promise.resolve([]), save: () => Promise.resolve() },
      secrets: {
        get: (key) => Promise.resolve(secrets.get(key)),
        store: (key, value) => Promise.resolve(void secrets.set(key, value)),
        delete: (key) => Promise.resolve(void secrets.delete(key)),
      },
      openPage: (title) => {
        const overheard = new OverheardPage(extensionUri, title);
        pages.push(overheard);
        return overheard.page;
      },
    });
  });

  afterEach(async () => {
    form.dispose();
    await vscode.window.tabGroups.close(formTabs());
  });

  async function ask() {
    const answer = form.ask(loginRequest);
    const page = pages.at(-1);
    assert.ok(page);
    return { answer, page, content: await page.shown(loginRequest.title) };
  }

  it('opens one page, whose script runs under its own policy and asks for its content', async () => {
    const { content } = await ask();
    assert.deepEqual(
      content.slots.map(({ label }) => label),
      ['Name', 'Password', 'Name'],
    );
    assert.deepEqual(
      formTabs().map(({ label }) => label),
      ['Run: Log in and push'],
    );
  });

  it('answers what the page submits, and closes', async () => {
    const { answer, page, content } = await ask();
    const texts = content.slots.map(({ statement, name, secret }) => ({
      statement,
      slot: name,
      text: secret ? 'it’s $ecret' : 'ada',
      keep: false,
    }));
    page.say({ kind: 'submit', id: content.id, texts, choices: [] });
    const result = await answer;
    assert.deepEqual(result?.masked, ['docker login --username ada --password ••••', 'docker push ada/web']);
    assert.deepEqual(result.filled[0], "docker login --username ada --password 'it’s $ecret'");
    await until(() => formTabs().length === 0);
  });

  it('answers nothing when the page cancels, and when its tab is closed', async () => {
    const cancelled = await ask();
    cancelled.page.say({ kind: 'cancel', id: cancelled.content.id });
    assert.equal(await cancelled.answer, undefined);
    await until(() => formTabs().length === 0);

    const closed = await ask();
    await until(() => formTabs().length === 1);
    await vscode.window.tabGroups.close(formTabs());
    assert.equal(await closed.answer, undefined);
  });

  it('shows a second request in the same page; the first is answered with nothing', async () => {
    const first = await ask();
    const second = form.ask({ ...loginRequest, stepId: 'other', title: 'Another', purpose: 'copy' });
    assert.equal(await first.answer, undefined);
    await first.page.shown('Another');
    assert.equal(pages.length, 1);
    await until(() => formTabs()[0]?.label === 'Copy: Another');
    form.dispose();
    assert.equal(await second, undefined);
  });
});

/** Waits until tabs have changed so that `isSo` holds. The test's time-out ends the waiting. */
function until(isSo: () => boolean): Promise<void> {
  if (isSo()) return Promise.resolve();
  return new Promise((resolve) => {
    const listening = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (!isSo()) return;
      listening.dispose();
      resolve();
    });
  });
}
