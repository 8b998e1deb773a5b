import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parseNotes } from '../../../src/core/course/parse';

interface MenuEntry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly icon?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly MenuEntry[];
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, { readonly markdownDescription: string }>>;
    }[];
  };
}

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
const { commands, menus, keybindings, viewsWelcome, configuration } = manifest.contributes;
const declared = commands.map(({ command }) => command);
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(join('src', name)))
  .join('\n');

/** The keys of command tables: `'practice.runStep': async …`. */
const registered = [...sources.matchAll(/^\s+'(practice\.\w+)': /gm)].map(([, id]) => id ?? '');

describe('package.json', () => {
  it('declares exactly the commands that the code registers', () => {
    // Those of the live views, `practice.<view>.<name>`, are made in a loop; the extension host's own test holds them.
    const course = declared.filter((id) => /^practice\.\w+$/.test(id));
    assert.deepEqual(course.sort(), registered.sort());
  });

  it('names in menus, keys, welcome texts and code only commands that exist', () => {
    const welcome = viewsWelcome.map(({ contents }) => texts[contents.slice(1, -1)] ?? '').join('\n');
    const named = [
      ...Object.values(menus).flat(),
      ...keybindings,
      ...[...welcome.matchAll(/\(command:(practice\.\w+)\)/g)].map(([, command]) => ({
        command: command ?? '',
      })),
    ].map(({ command }) => command);
    assert.deepEqual(
      named.filter((command) => !declared.includes(command)),
      [],
    );
    const called = [...sources.matchAll(/command: '(practice\.\w+)'/g)].map(([, id]) => id ?? '');
    assert.deepEqual(
      called.filter((command) => !declared.includes(command)),
      [],
    );
  });

  it('keeps every text in package.nls.json, and no other text there', () => {
    const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
    for (const { title, category } of commands) {
      assert.match(title, /^%.*%$/);
      assert.match(category, /^%category.*%$/);
    }
  });

  it('leads from the walkthrough to a lesson that the bundled course has', function () {
    this.timeout(20_000);
    const links = [
      ...Object.values(texts)
        .join('\n')
        .matchAll(/command:practice\.openLesson\?([^)]*)\)/g),
    ];
    assert.equal(links.length, 2);
    for (const [, query = ''] of links) {
      const [ref] = JSON.parse(decodeURIComponent(query)) as {
        course: string;
        part: string;
        lesson: string;
      }[];
      const [, file = ''] = /^dist-sys-practice:\/(.*)$/.exec(ref?.part ?? '') ?? [];
      const { lessons } = parseNotes(read(`snippets/${file}`)).course;
      assert.ok(lessons.some(({ id }) => id === ref?.lesson));
      assert.equal(ref?.course, 'bundled');
    }
  });

  it('has icons that exist', () => {
    for (const [, path] of read('package.json').matchAll(/"icon": "([^"$]+)"/g)) assert.ok(read(path ?? ''));
  });

  it('has an icon for every command that stands in a row', () => {
    const inline = menus['view/item/context']?.filter(({ group }) => group?.startsWith('inline')) ?? [];
    const icons = new Map(commands.map(({ command, icon }) => [command, icon]));
    assert.ok(inline.length > 0);
    for (const { command } of inline) assert.match(icons.get(command) ?? '', /^\$\(/, command);
  });

  it('declares the settings that it reads', () => {
    const settings = configuration.flatMap(({ properties }) => Object.keys(properties));
    for (const name of ['practice.codeLens.enabled', 'practice.notes']) assert.ok(settings.includes(name));
  });

  it('starts for Markdown, the bundled course and objects only; views and commands start it by themselves', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:markdown',
      'onFileSystem:dist-sys-practice',
      'onFileSystem:s3',
      'onWebviewPanel:practice.lesson',
    ]);
  });
});

describe('Menus of the rows', () => {
  /** The commands that a row's menus offer, by its context value. */
  const offered = (context: string, inline: boolean): string[] =>
    (menus['view/item/context'] ?? [])
      .filter((entry) => JSON.stringify(entry).includes('"inline@') === inline)
      .filter(({ when = '' }) => {
        const [, pattern] = /viewItem =~ \/(.*?)\/(?: |$)/.exec(when) ?? [];
        assert.ok(pattern, when);
        return new RegExp(pattern).test(context);
      })
      .map(({ command }) => command.replace('practice.', ''));

  it('run what does not run, and cancel what does', () => {
    assert.deepEqual(offered('command;idle;;open', true), ['runStep', 'openInNotes']);
    assert.deepEqual(offered('command;running;history;open', true), ['cancelRun', 'openInNotes']);
    assert.deepEqual(offered('file', true), ['createFile', 'openInNotes']);
    assert.deepEqual(offered('note', true), ['openInNotes']);
    assert.deepEqual(offered('lesson;runnable;idle;link', true), ['runLesson', 'openLesson']);
    assert.deepEqual(offered('lesson;reading;idle;', true), ['openLesson']);
  });

  it('mark done what is open, and not done what is done', () => {
    const marks = (context: string): string[] =>
      offered(context, false).filter((id) => id.startsWith('mark'));
    assert.deepEqual(marks('command;idle;;open'), ['markDone']);
    assert.deepEqual(marks('command;idle;history;done'), ['markNotDone']);
    assert.deepEqual(marks('lesson;reading;done;'), ['markNotDone']);
    assert.deepEqual(marks('lesson;runnable;partly;link'), ['markDone']);
  });

  it('offer history and running again only after a run', () => {
    const has = (context: string, id: string): boolean => offered(context, false).includes(id);
    assert.deepEqual(
      ['showHistory', 'runAgain'].map((id) => [
        has('command;idle;;open', id),
        has('command;idle;history;open', id),
      ]),
      [
        [false, true],
        [false, true],
      ],
    );
  });

  it('close what was opened, and lead to the setting for what is set', () => {
    assert.ok(offered('course;opened', false).includes('closeCourse'));
    assert.ok(!offered('course;bundled', false).includes('closeCourse'));
    assert.ok(offered('problem;setting', true).includes('editSetting'));
    assert.ok(offered('problem;opened', true).includes('closeCourse'));
  });

  it('shows its commands in the palette under one category, each with a name of its own', () => {
    const { commands, menus } = manifest.contributes;
    assert.deepEqual([...new Set(commands.map(({ category }) => category))], ['%category%']);
    const hidden = new Set(
      (menus.commandPalette ?? []).filter(({ when }) => when === 'false').map(({ command }) => command),
    );
    const titles = commands
      .filter(({ command }) => !hidden.has(command))
      .map(({ title }) => texts[title.slice(1, -1)]);
    assert.equal(
      new Set(titles).size,
      titles.length,
      String(titles.filter((title, at) => titles.indexOf(title) !== at)),
    );
  });

  it('groups its settings under titles, each with a description', () => {
    for (const { title, properties } of manifest.contributes.configuration) {
      assert.ok(texts[title.slice(1, -1)]);
      for (const [name, { markdownDescription }] of Object.entries(properties))
        assert.ok(texts[markdownDescription.slice(1, -1)], name);
    }
  });
});
