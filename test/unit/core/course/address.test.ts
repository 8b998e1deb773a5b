import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { anchorOf, isAnchorOf, leadsTo } from '../../../../src/core/course/address';

describe('A link of notes', () => {
  it('leads to the web and to mail', () => {
    for (const href of ['http://x.y/z', 'HTTPS://x.y', 'mailto:a@b.c'])
      assert.deepEqual(leadsTo(href), { kind: 'web', url: href });
    assert.deepEqual(leadsTo('//x.y/z'), { kind: 'web', url: 'https://x.y/z' });
  });

  it('leads to files beside the notes', () => {
    for (const path of ['lab/', 'more.md#anchor', '#anchor', '/lab/a b.json', 'C:/x', '?q', ''])
      assert.deepEqual(leadsTo(path), { kind: 'file', path });
  });

  it('leads nowhere where something would be done or opened outside', () => {
    const addresses = ['command:x', 'vscode://a/b', 'vscode-insiders:x', 'file:///x.sh', 'data:text/html,x', 'JavaScript:x', ' command:x', 'ms-settings:x', 'java\nscript:x']; // prettier-ignore
    for (const href of addresses) assert.deepEqual(leadsTo(href), { kind: 'none' }, href);
  });
});

describe('An anchor', () => {
  it('is a heading without marks, as hosts of Markdown make it', () => {
    assert.equal(anchorOf(' What’s *new* in S3? (20 min) '), 'whats-new-in-s3-20-min');
    assert.equal(anchorOf('Über_uns'), 'über_uns');
  });

  it('means a heading, or one with minutes behind it', () => {
    assert.ok(isAnchorOf('#intro-to-s3', 'Intro to S3'));
    assert.ok(isAnchorOf('#intro-to-s3-20-min', 'Intro to S3'));
    assert.ok(isAnchorOf('#%C3%BCber-uns', 'Über uns'));
    for (const other of ['#intro-to-s3', '#intro-2']) assert.ok(!isAnchorOf(other, 'Intro'));
    assert.ok(!isAnchorOf('#%', 'Intro') && !isAnchorOf('#', ''));
  });
});
