import { strict as assert } from 'node:assert';
import type { ShellKind } from '../../../../src/core/shell/model';
import { opaquePlace, type Quote } from '../../../../src/core/shell/place';
import { quoteFor, UnfillableValueError, validateValue } from '../../../../src/core/shell/quote';

const at = (quote: Quote, json = false) => ({ ...opaquePlace, quote, json });

const cases: readonly (readonly [ShellKind, Quote, value: string, written: string])[] = [
  ['bash', 'word', 'my-bucket', 'my-bucket'],
  ['bash', 'word', 'a b', "'a b'"],
  ['bash', 'word', '~/key.pem', "'~/key.pem'"],
  ['bash', 'word', "it's", String.raw`'it'\''s'`],
  ['bash', 'single', "it's", String.raw`it'\''s`],
  ['bash', 'double', 'a"$b`c\\', 'a\\"\\$b\\`c\\\\'],
  ['bash', 'double', 'hi!', `hi"'!'"`],
  ['bash', 'heredoc', '$x', '\\$x'],
  ['bash', 'heredoc-quoted', '$x', '$x'],
  ['zsh', 'word', '=ls', "'=ls'"],
  ['fish', 'word', "a'b\\", "'a\\'b\\\\'"],
  ['fish', 'word', '%self', "'%self'"],
  ['fish', 'double', 'a"$b!', 'a\\"\\$b!'],
  ['powershell', 'word', 'a.b', 'a.b'],
  ['powershell', 'single', "it's ‘so’", "it''s ‘‘so’’"],
  ['powershell', 'double', '$x `"”', '`$x ```"`”'],
  ['cmd', 'word', 'a b', '"a b"'],
  ['cmd', 'double', 'a b', 'a b'],
];

describe('Quoting a value for its place', () => {
  for (const [shell, quote, value, written] of cases) {
    it(`${shell}, ${quote}: ${value}`, () => {
      assert.equal(quoteFor(value, at(quote), shell), written);
    });
  }

  it('escapes for JSON before it escapes for the shell', () => {
    assert.equal(quoteFor(`a"b\\'`, at('single', true), 'bash'), String.raw`a\"b\\'\''`);
    assert.equal(quoteFor('a"', at('double', true), 'bash'), String.raw`a\\\"`);
  });

  it('lets only plain text into places that it cannot follow', () => {
    assert.equal(quoteFor('sg-0a1b', opaquePlace, 'bash'), 'sg-0a1b');
    for (const value of ['a b', '$(x)', '~', '*', ';']) {
      assert.throws(() => quoteFor(value, opaquePlace, 'bash'), UnfillableValueError);
    }
  });

  for (const value of ['a\nb', 'a\rb', 'a\tb', 'a\0', '\u001b[0m', '\u0085', '\u2028', '\ud83d']) {
    it(`refuses ${JSON.stringify(value)} everywhere`, () => {
      for (const shell of ['bash', 'zsh', 'fish', 'powershell', 'cmd'] as const) {
        for (const quote of [
          'word',
          'single',
          'double',
          'ansi',
          'heredoc',
          'heredoc-quoted',
          'opaque',
        ] as const) {
          assert.throws(() => quoteFor(value, at(quote), shell), UnfillableValueError);
        }
      }
    });
  }

  it('refuses for cmd.exe what that expands even in quotes', () => {
    for (const value of ['%PATH%', '!x!', 'a"b', 'a^b', 'a&b', 'a|b', 'a<b', 'a>b', 'dir\\'])
      for (const quote of ['word', 'double', 'opaque'] as const)
        assert.throws(() => quoteFor(value, at(quote), 'cmd'), UnfillableValueError, value);
  });
});

describe('Validating a value', () => {
  const slot = { name: '1', label: 'Bucket name', secret: false };

  it('says in words what is wrong', () => {
    assert.equal(validateValue('', slot), 'Bucket name is empty.');
    assert.equal(validateValue('  ', slot), 'Bucket name is empty.');
    assert.match(validateValue('a\nb', slot) ?? '', /line break/);
    assert.match(validateValue('a\tb', slot) ?? '', /tab/);
    assert.match(validateValue('a\u0007', slot) ?? '', /control character/);
    assert.match(validateValue('\udc00', slot) ?? '', /character/);
  });

  it('takes everything else', () => {
    for (const value of ['a', ' a', 'a b', "'", '🐳', '-x', 'é'])
      assert.equal(validateValue(value, slot), null);
  });
});
