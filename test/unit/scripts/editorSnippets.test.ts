import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorSnippets, type Snippets } from '../../../scripts/editorSnippets';
import { projectRoot } from '../../host/paths';

const NOTES = `# S

## Lesson (5 min)

Make a bucket.

\`\`\`sh
aws s3 mb s3://REPLACE_ME_BUCKET_NAME
aws s3 cp s3://REPLACE_ME_BUCKET_NAME/\${HOME}.txt s3://REPLACE_ME_OTHER_BUCKET/
aws s3 mb s3://REPLACE_ME_BUCKET_NAME
\`\`\`
`;

describe('the editor snippets', () => {
  const { shellscript, json, dockerfile } = editorSnippets(
    [NOTES],
    [
      { path: 'a/policy.json', content: '{ "Resource": "REPLACE_ME_BUCKET_NAME", "Price": "$1}" }\n' },
      { path: 'web/Dockerfile', content: 'FROM nginx:alpine\nCOPY . /\n' },
    ],
  );

  it('have a tab stop at every placeholder, one for equal ones, and nothing else that the editor would read', () => {
    assert.deepEqual(
      Object.values(shellscript ?? {}).map(({ body }) => body),
      [
        'aws s3 mb s3://${1:REPLACE_ME_BUCKET_NAME}',
        'aws s3 cp s3://${1:REPLACE_ME_BUCKET_NAME}/\\${HOME\\}.txt s3://${2:REPLACE_ME_OTHER_BUCKET}/',
      ],
    );
    assert.equal(json?.[0]?.body, '{ "Resource": "${1:REPLACE_ME_BUCKET_NAME}", "Price": "\\$1\\}" \\}');
  });

  it('are found by the words of a command, and by the place of a file', () => {
    const prefixes = (snippets: Snippets | undefined) =>
      Object.values(snippets ?? {}).map(({ prefix }) => prefix);
    assert.deepEqual(prefixes(shellscript), ['aws-s3-mb', 'aws-s3-cp']);
    assert.deepEqual(prefixes(dockerfile), ['practice-web']);
  });

  it('are made for every language that the manifest names', () => {
    const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      contributes: { snippets: { language: string; path: string }[] };
    };
    const folder = join(projectRoot, 'snippets');
    const notes = readdirSync(folder).filter((name) => /^\d/.test(name));
    const lab = [
      'modern/table.json',
      'modern/core.yml',
      'kubernetes/service.yaml',
      'docker/site/Dockerfile',
    ].map((path) => ({
      path,
      content: readFileSync(join(folder, 'lab', path), 'utf8'),
    }));
    const made = editorSnippets(
      notes.map((name) => readFileSync(join(folder, name), 'utf8')),
      lab,
    );
    assert.deepEqual(
      manifest.contributes.snippets.map(({ language }) => language).sort(),
      Object.keys(made).sort(),
    );
    for (const [language, snippets] of Object.entries(made))
      assert.ok(Object.keys(snippets).length > 0, language);
    // The whole network of the workshop is a file to start from, not one to type.
    assert.deepEqual(
      Object.values(made.yaml ?? {}).map(({ prefix }) => prefix),
      ['practice-kubernetes-service'],
    );
  });
});
