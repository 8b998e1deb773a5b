import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { UnfillableValueError } from '../../../../src/core/shell/quote';
import { typedFileSlots } from '../../../../src/core/catalogue/slots';
import { findFilePlaceholders, findPlaceholders } from '../../../../src/core/shell/placeholders';
import { contentOf } from '../../../../src/ui/form/content';
import { fieldDescription, fieldsOf } from '../../../../src/ui/form/fields';
import { placed } from '../../../../src/ui/form/files';
import type { FormFiles, FormRequest, OpenFile } from '../../../../src/ui/form/model';
import type { SlotText } from '../../../../src/ui/form/protocol';
import { resultOf } from '../../../../src/ui/form/result';

const COMMAND = 'aws s3api put-bucket-policy --bucket REPLACE_ME_BUCKET_NAME --policy file://policy.json';
const AT = COMMAND.indexOf('policy.json');

function file(name: string, content: string): OpenFile {
  const placeholders = findFilePlaceholders(content, 'json');
  return {
    name,
    copy: `.practice/${name}`,
    command: content,
    placeholders,
    typed: typedFileSlots(content, placeholders, 's3api'),
    uses: [{ statement: 0, insertion: { at: AT, text: '.practice/' } }],
    locked: null,
    notes: [],
  };
}

const POLICY = file(
  'policy.json',
  `{
  "Statement": [
    { "Principal": { "AWS": ["REPLACE_ME_BUILD_ROLE_ARN", "REPLACE_ME_PIPELINE_ROLE_ARN"] },
      "Resource": ["arn:aws:s3:::REPLACE_ME_BUCKET_NAME/*", "arn:aws:s3:::REPLACE_ME_BUCKET_NAME"] },
    { "Principal": { "AWS": ["REPLACE_ME_BUILD_ROLE_ARN"] }, "Value": "REPLACE_ME", "Other": "REPLACE_ME" },
    { "DbPassword": "REPLACE_ME_PASSWORD" }
  ]
}`,
);
const SECOND = file('second.json', '{ "bucket": "REPLACE_ME_BUCKET_NAME" }');

function requestWith(files: readonly OpenFile[], more: Partial<FormFiles> = {}): FormRequest {
  const nothing = (): undefined => undefined;
  return {
    courseId: 'course',
    stepId: 'step',
    title: 'Policy',
    purpose: 'run',
    shell: 'bash',
    target: 'Sandbox',
    statements: [{ command: COMMAND, placeholders: findPlaceholders(COMMAND) }],
    files: {
      files,
      notices: [],
      compare: nothing,
      typed: nothing,
      check: nothing,
      act: nothing,
      close: nothing,
      ...more,
    },
  };
}

const contentFor = (request: FormRequest) =>
  contentOf({ id: 1, request, remembered: [], stored: new Map(), draft: [], now: 0 });

describe('files in the form', () => {
  const { slots } = contentFor(requestWith([POLICY, SECOND]));
  const fields = fieldsOf(slots);
  const placesOf = (label: string) =>
    fields.filter(([first]) => first.label === label).map((field) => field.map(({ statement }) => statement));

  it('ask once for the same thing in the command, in a file twice, and in another file', () => {
    assert.deepEqual(placesOf('Bucket name'), [[0, 1, 1, 2]]);
    assert.deepEqual(placesOf('Build role ARN'), [[1, 1]]);
    assert.deepEqual(placesOf('Pipeline role ARN'), [[1]]);
  });

  it('ask by key where the placeholder says nothing', () => {
    const bare = fields.filter(([{ placeholder }]) => placeholder === 'REPLACE_ME');
    assert.deepEqual(bare.map(fieldDescription), ['Value · REPLACE_ME', 'Other · REPLACE_ME']);
  });

  it('mask secrets, keep them out of suggestions, and tell them to whoever masks output', () => {
    const secret = slots.find(({ placeholder }) => placeholder === 'REPLACE_ME_PASSWORD');
    assert.ok(secret?.secret);
    const texts: SlotText[] = slots.map(({ statement, name, secret: isSecret }) => ({
      statement,
      slot: name,
      text: isSecret ? 'hunter2' : 'web',
      keep: false,
    }));
    const result = resultOf(requestWith([POLICY, SECOND]), texts, ['copy', 'copy']);
    assert.deepEqual(result.secrets, ['hunter2']);
    assert.ok(!result.masked.join().includes('hunter2'));
  });

  it('make the command read the copy, or the file itself, as chosen', () => {
    const request = requestWith([POLICY]);
    const texts = [{ statement: 0, slot: '--bucket', text: 'my web', keep: false }];
    const lineFor = (choice: 'copy' | 'itself') => resultOf(request, texts, [choice]).filled[0];
    assert.equal(
      lineFor('copy'),
      COMMAND.replace('REPLACE_ME_BUCKET_NAME', "'my web'").replace('policy.json', '.practice/policy.json'),
    );
    assert.equal(lineFor('itself'), COMMAND.replace('REPLACE_ME_BUCKET_NAME', "'my web'"));
    assert.deepEqual(placed(request.statements, [], []), request.statements);
  });

  it('start with what is certain, unless the learner wants to choose', () => {
    const role = 'arn:aws:iam::123456789012:role/build';
    const values = [{ text: role, source: 'run output' as const, about: 'role build' }];
    const suggestions = [new Map(), new Map([['AWS build role arn', { values, certain: role }]])];
    const shown = (fillsCertain: boolean) => {
      const request = { ...requestWith([POLICY]), fillsCertain };
      const content = contentOf({
        id: 1,
        request,
        remembered: [],
        stored: new Map(),
        draft: [],
        suggestions,
        now: 0,
      });
      const slot = content.slots.find(({ name }) => name === 'AWS build role arn');
      return [slot?.initial, slot?.suggestions.map(({ text }) => text)];
    };
    assert.deepEqual(shown(true), [role, [role]]);
    assert.deepEqual(shown(false), ['', [role]]);
  });

  it('are checked with the values of their own', () => {
    const seen: unknown[] = [];
    const slot = { name: 'Value', label: 'Value', secret: false };
    const request = requestWith([SECOND], {
      check: (values) => {
        seen.push(values);
        throw new UnfillableValueError('No.', slot);
      },
    });
    const text = { statement: 1, slot: 'bucket', text: 'web', keep: false };
    assert.throws(() => resultOf(request, [text], ['copy']), UnfillableValueError);
    assert.deepEqual(seen, [[new Map([['bucket', 'web']])]]);
  });
});
