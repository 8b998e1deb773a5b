import { strict as assert } from 'node:assert';
import { beforeEach } from 'mocha';
import type { RememberedValue } from '../../../../src/core/values/model';
import type { Assist, Suggestions } from '../../../../src/core/values/ports';
import { createConversation, type Form, type FormPage } from '../../../../src/ui/form/conversation';
import type { FormContent, FormSlot, FromForm, SlotText, ToForm } from '../../../../src/ui/form/protocol';
import { loginRequest } from './requests';

const NOW = 1e12;
const text = (statement: number, slot: string, value: string, keep = false): SlotText => ({
  statement,
  slot,
  text: value,
  keep,
});
const FILLED = [text(0, '--username', 'ada'), text(0, '--password', 'hunter2'), text(1, '1', 'ada')];

/** A page in memory: what it was shown, and a way to speak for it. */
class MemoryPage implements FormPage {
  readonly shown: FormContent[] = [];
  readonly updates: (readonly FormSlot[])[] = [];
  readonly refused: string[] = [];
  title = '';
  #listener: (message: FromForm) => void = () => undefined;
  #closed: () => void = () => undefined;
  #waiting: ((content: FormContent) => void) | undefined;

  post = (message: ToForm) => {
    if (message.kind === 'update') this.updates.push(message.slots);
    if (message.kind === 'refuse') this.refused.push(message.reason);
    if (message.kind !== 'show') return;
    this.shown.push(message.content);
    this.#waiting?.(message.content);
  };
  onMessage = (listener: (message: FromForm) => void) => void (this.#listener = listener);
  onClosed = (listener: () => void) => void (this.#closed = listener);
  reveal = () => undefined;
  close = () => this.#closed();
  say = (message: FromForm) => this.#listener(message);
  /** The next content that it is given. */
  next = () => new Promise<FormContent>((resolve) => (this.#waiting = resolve));
}

describe('conversation with the form', () => {
  let pages: MemoryPage[];
  let saved: readonly RememberedValue[];
  let secrets: Map<string, string>;
  let form: Form;

  beforeEach(() => {
    pages = [];
    saved = [];
    secrets = new Map();
    form = createConversation({
      openPage: (title) => {
        const page = new MemoryPage();
        page.title = title;
        pages.push(page);
        return page;
      },
      logger: { debug: () => undefined, info: () => undefined, warn: assert.fail, error: assert.fail },
      memory: {
        load: () => Promise.resolve(saved),
        save: (_course, values) => {
          saved = values;
          return Promise.resolve();
        },
      },
      secrets: {
        get: (key) => Promise.resolve(secrets.get(key)),
        store: (key, value) => Promise.resolve(void secrets.set(key, value)),
        delete: (key) => Promise.resolve(void secrets.delete(key)),
      },
      now: () => NOW,
    });
  });

  /** Asks, and lets the page say that it is ready. */
  async function ask(request = loginRequest) {
    const answer = form.ask(request);
    const page = pages.at(-1);
    assert.ok(page);
    const content = page.next();
    page.say({ kind: 'ready' });
    return { answer, page, content: await content };
  }

  it('shows every slot of the step once the page is ready', async () => {
    const { page, content } = await ask();
    assert.equal(page.title, 'Run: Log in and push');
    assert.deepEqual(
      content.slots.map(({ statement, name }) => [statement, name]),
      [
        [0, '--username'],
        [0, '--password'],
        [1, '1'],
      ],
    );
  });

  it('answers with values, final lines and masked lines', async () => {
    const { answer, page, content } = await ask();
    page.say({ kind: 'submit', id: content.id, texts: FILLED, choices: [] });
    assert.deepEqual(await answer, {
      isModern: false,
      values: [
        new Map([
          ['--username', 'ada'],
          ['--password', 'hunter2'],
        ]),
        new Map([['1', 'ada']]),
      ],
      secrets: ['hunter2'],
      choices: [],
      filled: ['docker login --username ada --password hunter2', 'docker push ada/web'],
      masked: ['docker login --username ada --password ••••', 'docker push ada/web'],
    });
  });

  it('goes on with the modern form when that is chosen, and says so in the answer', async () => {
    const modern = { ...loginRequest, statements: loginRequest.statements.slice(1) };
    const hint = {
      title: 'Outdated since 2016',
      why: 'It is gone.',
      lines: ['docker push <name>/web'],
      modern: () => Promise.resolve(modern),
    };
    const { answer, page, content } = await ask({ ...loginRequest, hint });
    assert.deepEqual(content.hint, {
      title: 'Outdated since 2016',
      why: 'It is gone.',
      modern: ['docker push <name>/web'],
    });
    const next = page.next();
    page.say({ kind: 'modern', id: content.id });
    const shown = await next;
    assert.deepEqual([shown.hint, shown.slots.length], [null, 1]);
    page.say({
      kind: 'submit',
      id: shown.id,
      texts: [{ statement: 0, slot: '1', text: 'ada', keep: false }],
      choices: [],
    });
    const result = await answer;
    assert.deepEqual([result?.isModern, result?.filled], [true, ['docker push ada/web']]);
  });

  it('takes a modern form without anything to fill in for the answer', async () => {
    const modern = { ...loginRequest, statements: [{ command: 'docker ps', placeholders: [] }] };
    const { answer, page, content } = await ask({
      ...loginRequest,
      hint: { title: '', why: '', lines: [], modern: () => Promise.resolve(modern) },
    });
    page.say({ kind: 'modern', id: content.id });
    const result = await answer;
    assert.deepEqual([result?.isModern, result?.filled], [true, ['docker ps']]);
  });

  it('has the command checked, and stays open', async () => {
    let checks = 0;
    const { page, content } = await ask({ ...loginRequest, onCheck: () => checks++ });
    page.say({ kind: 'check', id: content.id });
    assert.equal(checks, 1);
  });

  it('remembers what was used, and no secret', async () => {
    const { answer, page, content } = await ask();
    page.say({ kind: 'submit', id: content.id, texts: FILLED, choices: [] });
    await answer;
    const again = await ask();
    assert.deepEqual(
      again.content.slots.map(({ initial }) => initial),
      ['ada', '', 'ada'],
    );
    assert.ok(!JSON.stringify(saved).includes('hunter2'));
    assert.equal(secrets.size, 0);
  });

  it('keeps a secret in the secret storage only as long as the learner wants', async () => {
    for (const keep of [true, false]) {
      const { answer, page, content } = await ask();
      const texts = FILLED.map((value) => (value.slot === '--password' ? { ...value, keep } : value));
      page.say({ kind: 'submit', id: content.id, texts, choices: [] });
      await answer;
      const again = await ask();
      const password = again.content.slots[1];
      assert.deepEqual([password?.initial, password?.stored], keep ? ['hunter2', true] : ['', false]);
      again.page.say({ kind: 'cancel', id: again.content.id });
    }
  });

  for (const kind of ['cancel', 'close'] as const)
    it(`answers nothing on ${kind}, and shows the draft the next time`, async () => {
      const { answer, page, content } = await ask();
      page.say({ kind: 'draft', id: content.id, texts: [text(0, '--username', 'not yet')] });
      if (kind === 'cancel') page.say({ kind, id: content.id });
      else page.close();
      assert.equal(await answer, undefined);
      const again = await ask();
      assert.notEqual(again.page, page);
      assert.equal(again.content.slots[0]?.initial, 'not yet');
    });

  it('lets a second request take the place of the first, in the same page', async () => {
    const first = await ask();
    const shown = first.page.next();
    const second = form.ask({ ...loginRequest, stepId: 'other', title: 'Another', purpose: 'copy' });
    assert.equal(await first.answer, undefined);
    const { id, title } = await shown;
    assert.deepEqual([pages.length, first.page.title, title], [1, 'Copy: Another', 'Another']);
    first.page.say({ kind: 'submit', id: first.content.id, texts: FILLED, choices: [] });
    first.page.say({ kind: 'submit', id, texts: [text(1, '1', 'late')], choices: [] });
    assert.deepEqual((await second)?.values[1], new Map([['1', 'late']]));
  });

  it('answers nothing when it is disposed', async () => {
    const { answer } = await ask();
    form.dispose();
    assert.equal(await answer, undefined);
  });

  it('shows what is known at once and sends what becomes known, until it is answered', async () => {
    const values = new Map([
      ['--username', { values: [{ text: 'ada', source: 'run output' as const }], certain: 'ada' }],
    ]);
    let suggestions: Suggestions = [];
    let tell: () => void = () => undefined;
    let isDisposed = false;
    const assist = (): Assist => ({
      get suggestions() {
        return suggestions;
      },
      ask: (found) => {
        tell = found;
        return Promise.resolve();
      },
      dispose: () => void (isDisposed = true),
    });
    const asked = form.ask({ ...loginRequest, assist });
    const [page] = pages;
    assert.ok(page);
    const shown = page.next();
    page.say({ kind: 'ready' });
    const { id, slots } = await shown;
    assert.equal(slots[0]?.initial, '');
    suggestions = [values];
    tell();
    assert.equal(page.updates[0]?.[0]?.initial, 'ada');
    page.say({ kind: 'submit', id, texts: FILLED, choices: [] });
    await asked;
    assert.ok(isDisposed);
    tell();
    assert.equal(page.updates.length, 1);
  });

  it('only suggests what is certain where the learner wants to choose', async () => {
    const values = new Map([
      ['--username', { values: [{ text: 'ada', source: 'run output' as const }], certain: 'ada' }],
    ]);
    const assist = (): Assist => ({
      suggestions: [values],
      ask: () => Promise.resolve(),
      dispose: () => undefined,
    });
    void form.ask({ ...loginRequest, assist, fillsCertain: false });
    const [page] = pages;
    assert.ok(page);
    const shown = page.next();
    page.say({ kind: 'ready' });
    const [first] = (await shown).slots;
    assert.deepEqual([first?.initial, first?.suggestions.map(({ text }) => text)], ['', ['ada']]);
  });
});
