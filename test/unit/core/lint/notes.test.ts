import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNotes } from '../../../../src/core/course/parse';
import { createLinter } from '../../../../src/core/lint/notes';
import { cpuTime } from '../shell/cpuTime';
import { found, lint, mended, modernOf } from './lint';

const root = join(import.meta.dirname, '../../../..');

describe('what is outdated or broken in notes', () => {
  it('logs in to ECR as it is done today, with the region and account that were said', () => {
    const registry = 'REPLACE_ME_ACCOUNT_ID.dkr.ecr.us-west-2.amazonaws.com';
    const login = `aws ecr get-login-password --region us-west-2 | docker login --username AWS --password-stdin ${registry}`;
    for (const command of [
      '$(aws ecr get-login --no-include-email --region us-west-2)',
      'eval $(aws ecr get-login --no-include-email --region us-west-2)',
      'eval "$(aws ecr get-login --region=us-west-2)"',
      '`aws ecr get-login --no-include-email --region us-west-2`',
      'aws ecr get-login --no-include-email --region us-west-2 | sh',
      `eval $(aws ecr get-login --region us-west-2 | sed 's|https://||')`,
      'aws ecr get-login --no-include-email --region us-west-2',
    ])
      assert.equal(modernOf(command), login, command);
    assert.equal(
      modernOf('sudo $(aws ecr get-login --region us-west-2)'),
      login.replace('docker', 'sudo docker'),
    );
    assert.equal(
      modernOf('$(aws ecr get-login --registry-ids 123456789012 --profile work) && docker push web'),
      'aws ecr get-login-password --region REPLACE_ME_REGION --profile work | docker login --username AWS --password-stdin 123456789012.dkr.ecr.REPLACE_ME_REGION.amazonaws.com && docker push web',
    );
    assert.equal(modernOf('LOGIN=$(aws ecr get-login --no-include-email)'), null);
    assert.deepEqual(
      found('`aws ecr get-login-password | docker login --username AWS --password-stdin r`'),
      [],
    );
  });

  it('replaces programs that are gone', () => {
    assert.equal(modernOf('docker-compose -f dev.yml up -d'), 'docker compose -f dev.yml up -d');
    assert.equal(
      modernOf('sudo docker-compose ps && docker-compose down'),
      'sudo docker compose ps && docker compose down',
    );
    assert.equal(modernOf('brctl show'), 'ip link show type bridge && bridge link');
    assert.equal(modernOf('sudo brctl addif br0 eth1'), 'sudo ip link set dev eth1 master br0');
    assert.equal(modernOf('brctl setfd br0 0'), null);
    assert.equal(
      modernOf('sam package --template-file ./t.yml --output-template-file ./o.yml --s3-bucket REPLACE_ME'),
      'aws cloudformation package --template-file ./t.yml --output-template-file ./o.yml --s3-bucket REPLACE_ME',
    );
    assert.equal(modernOf('sam package --resolve-s3 --template-file t.yml'), null);
    assert.equal(modernOf('docker-machine create --driver virtualbox node1'), null);
    assert.equal(
      modernOf('sudo amazon-linux-extras install -y lamp-mariadb10.2-php7.2 php7.2'),
      'sudo dnf install -y php php-mysqlnd mariadb105-server',
    );
    assert.equal(
      modernOf('sudo amazon-linux-extras install java-openjdk11'),
      'sudo dnf install java-11-amazon-corretto',
    );
    assert.equal(modernOf('sudo amazon-linux-extras install epel -y'), null);
    assert.equal(modernOf('amazon-linux-extras list'), 'dnf list --available');
  });

  it('leaves alone what only names them', () => {
    for (const command of [
      'sudo curl -L https://github.com/docker/compose/releases/download/1.29.2/docker-compose-Linux-x86_64 -o /usr/local/bin/docker-compose',
      'cat docker-compose.yml',
      'sudo apt-get update && sudo apt-get install -y docker-compose',
      'docker stack deploy --compose-file docker-compose.yml web',
      'which brctl',
    ])
      assert.equal(modernOf(command), undefined, command);
  });

  it('hands bytes over with fileb://', () => {
    assert.equal(
      modernOf('aws apigateway import-rest-api --body file://~/api.json --fail-on-warnings'),
      'aws apigateway import-rest-api --body fileb://~/api.json --fail-on-warnings',
    );
    assert.deepEqual(
      found('Call it: `aws lambda invoke --function-name f --payload=file://event.json out.json`'),
      [
        [
          'file-not-fileb',
          'file://event.json',
          'aws lambda invoke --function-name f --payload=fileb://event.json out.json',
        ],
      ],
    );
    for (const command of [
      'aws lambda invoke --function-name f --cli-binary-format raw-in-base64-out --payload file://event.json out.json',
      'aws lambda invoke --function-name f --payload fileb://event.json out.json',
      'aws cloudformation create-stack --stack-name s --template-body file://t.yml',
      'aws s3api put-object --bucket b --key k --body file.bin',
    ])
      assert.equal(modernOf(command), undefined, command);
  });

  it('lifts the block before a public policy', () => {
    const put = (policy: string): string =>
      `aws s3api put-bucket-policy --bucket REPLACE_ME --policy ${policy}`;
    const lift =
      'aws s3api put-public-access-block --bucket REPLACE_ME --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=false,RestrictPublicBuckets=false';
    const everybody = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}';
    assert.equal(
      modernOf(put('file://website-bucket-policy.json')),
      `${lift}\n${put('file://website-bucket-policy.json')}`,
    );
    assert.equal(modernOf(put(`'${everybody}'`)), `${lift}\n${put(`'${everybody}'`)}`);
    assert.equal(modernOf(put('file://artifacts-bucket-policy.json')), undefined);
    assert.equal(
      modernOf(put(`'${everybody.replace('"*"', '{"Service":"cloudfront.amazonaws.com"}')}'`)),
      undefined,
    );
    assert.equal(modernOf(`${lift}\n${put('file://website-bucket-policy.json')}`), undefined);
    assert.equal(
      modernOf(`aws s3api delete-public-access-block --bucket REPLACE_ME\n${put('file://public.json')}`),
      undefined,
    );
    const withFile = (content: string): string =>
      `# Notes\n\nCreate \`policy.json\`:\n\n\`\`\`json\n${content}\n\`\`\`\n\n\`\`\`sh\n${put('file://policy.json')}\n\`\`\`\n`;
    assert.equal(found(withFile(everybody))[0]?.[0], 'public-access-block');
    assert.deepEqual(
      found(withFile(everybody.replace('"*"', '{"AWS":"arn:aws:iam::123456789012:root"}'))),
      [],
    );
    // The block takes no policy for public that lets in one network only.
    const limited = everybody.replace('"*"', '"*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}');
    assert.deepEqual(found(withFile(limited)), []);
    const unnamed = `# Notes\n\n\`\`\`json\n${everybody}\n\`\`\`\n\nKeep it in a file, and use that:\n\n\`\`\`sh\n${put('file://own.json')}\n\`\`\`\n`;
    assert.equal(found(unnamed)[0]?.[0], 'public-access-block');
    assert.deepEqual(found(unnamed.replace('"Principal":"*"', '"Principal":{"AWS":"123456789012"}')), []);
    for (const policy of ['file://policy.json', '"$(cat policy.json)"']) {
      const written = `cat > policy.json <<EOF\n${everybody}\nEOF\n${put(policy)}`;
      assert.equal(modernOf(written), `${lift}\n${put(policy)}`);
      assert.equal(modernOf(written.replace('Allow', 'Deny')), undefined);
    }
    assert.equal(
      found(
        `Buckets are private, so we change the policy to public with \`${put('file://p.json')}\`.`,
      )[0]?.[0],
      'public-access-block',
    );
  });

  it('clones the branch that the workshop is on', () => {
    const clone = 'git clone https://github.com/aws-samples/aws-modern-application-workshop.git';
    assert.equal(
      modernOf(`${clone} workshop`),
      'git clone -b python https://github.com/aws-samples/aws-modern-application-workshop.git workshop',
    );
    for (const command of [
      clone.replace('clone', 'clone -b java'),
      clone.replace('clone', 'clone --branch python --depth 1'),
      `${clone}\ncd aws-modern-application-workshop && git checkout python`,
      'git clone https://github.com/docker/example-voting-app',
    ])
      assert.equal(modernOf(command), undefined, command);
  });

  it('fetches lists of packages first', () => {
    assert.equal(
      modernOf('sudo apt-get install -y figlet'),
      'sudo apt-get update && sudo apt-get install -y figlet',
    );
    assert.equal(modernOf('apt install figlet'), 'apt update && apt install figlet');
    for (const command of [
      'sudo apt-get update\nsudo apt-get install -y figlet',
      'apt-get -qq update && apt-get install -y figlet',
      'sudo apt-get install ./package.deb',
      'docker run ubuntu sh -c "apt-get update && apt-get install -y curl"',
      'sudo apt-get remove figlet',
    ])
      assert.equal(modernOf(command), undefined, command);
    for (const command of [
      'docker exec -it web apt-get install -y vim',
      'docker run ubuntu apt-get install -y vim',
      'docker exec web bash -c "apt-get install -y vim"',
      `ssh ubuntu@10.0.0.1 'sudo apt-get install -y nginx'`,
    ])
      assert.equal(modernOf(command), null, command);
    for (const command of [
      'docker exec web bash -c "apt update && apt install -y vim"',
      'docker run my/apt install vim',
      'docker exec web apt-get install ./own.deb',
      'docker exec web dpkg -i own.deb',
    ])
      assert.equal(modernOf(command), undefined, command);
    const script = (lines: string): string => `cat > user-data.sh <<'EOF'\n#!/bin/bash\n${lines}\nEOF`;
    assert.equal(
      modernOf(script('sudo apt-get install -y nginx')),
      script('sudo apt-get update && sudo apt-get install -y nginx'),
    );
    assert.equal(modernOf(script('apt-get update\napt-get install -y nginx')), undefined);
    assert.equal(modernOf(script('# apt-get install nginx')), undefined);
    // What was fetched on the machine is not in the container.
    const inContainer =
      '# Notes\n\n```sh\nsudo apt-get update\ndocker run -it ubuntu bash\n```\n\n```sh\napt-get install -y figlet\n```\n';
    assert.deepEqual(
      found(inContainer).map(([rule]) => rule),
      ['no-package-lists'],
    );
  });

  it('knows runtimes and base images that are retired', () => {
    const file = (language: string, content: string) =>
      found(`# Notes\n\n\`\`\`${language}\n${content}\n\`\`\`\n`).map(([rule, words, modern]) => [
        rule,
        words,
        modern?.trimEnd(),
      ]);
    assert.deepEqual(
      file(
        'yaml',
        'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Runtime: nodejs8.10',
      ),
      [
        [
          'retired-runtime',
          'nodejs8.10',
          'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Runtime: nodejs24.x',
        ],
      ],
    );
    assert.deepEqual(file('json', '{\n  "Runtime": "python3.6"\n}'), [
      ['retired-runtime', 'python3.6', '{\n  "Runtime": "python3.13"\n}'],
    ]);
    assert.deepEqual(file('dockerfile', 'FROM node:8-alpine AS build\nRUN npm ci'), [
      ['retired-image', 'node:8-alpine', 'FROM node:24-alpine AS build\nRUN npm ci'],
    ]);
    for (const [image, modern] of [
      ['python:3.6', 'python:3.13'],
      ['python:3.7-slim-buster', 'python:3.13-slim'],
      ['node:carbon', 'node:24'],
      ['openjdk:8-jre-alpine', 'eclipse-temurin:8-jre-alpine'],
      ['microsoft/dotnet:2.1-aspnetcore-runtime', 'mcr.microsoft.com/dotnet/aspnet:8.0'],
      ['ubuntu:14.04', 'ubuntu:24.04'],
    ])
      assert.deepEqual(file('dockerfile', `FROM --platform=linux/amd64 ${image}\nCMD ls`), [
        ['retired-image', image, `FROM --platform=linux/amd64 ${modern}\nCMD ls`],
      ]);
    for (const content of [
      'FROM node:24-alpine\nCMD ls',
      'FROM nginx:1.11\nCMD ls',
      'FROM alpine:3.5\nCMD ls',
      'FROM python\nCMD ls',
    ])
      assert.deepEqual(file('dockerfile', content), []);
    assert.equal(
      modernOf('aws lambda create-function --function-name f --runtime python3.6 --zip-file fileb://f.zip'),
      'aws lambda create-function --function-name f --runtime python3.13 --zip-file fileb://f.zip',
    );
    assert.deepEqual(file('yaml', 'services:\n  web:\n    image: node:8\n    ports: ["80:80"]'), [
      ['retired-image', 'node:8', 'services:\n  web:\n    image: node:24\n    ports: ["80:80"]'],
    ]);
    assert.deepEqual(
      found("# Notes\n\n```sh\ncat > Dockerfile <<'EOF'\nFROM python:2.7\nCMD ls\nEOF\n```\n").map(
        ([, words]) => words,
      ),
      ['python:2.7'],
    );
  });

  it('passes over runtimes in comments', () => {
    const template = (line: string) => `# Notes\n\n\`t.yml\`:\n\n\`\`\`yaml\n${line}\nHandler: a.b\n\`\`\`\n`;
    assert.equal(found(template('Runtime: nodejs8.10')).length, 1);
    assert.deepEqual(found(template('# Runtime: nodejs8.10')), []);
  });

  it('wants the lists of packages in the RUN that installs', () => {
    const file = (content: string) =>
      found(`# Notes\n\n\`\`\`dockerfile\n${content}\n\`\`\`\n`).map(([rule, words, modern]) => [
        rule,
        words,
        modern?.trimEnd(),
      ]);
    assert.deepEqual(file('FROM ubuntu:24.04\nRUN apt-get install curl \\\n    git'), [
      [
        'no-package-lists',
        'apt-get install',
        'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y curl \\\n    git',
      ],
    ]);
    assert.deepEqual(file('FROM ubuntu:24.04\nRUN apt-get update && \\\n  apt-get install -y curl'), []);
    assert.deepEqual(file('FROM ubuntu:24.04\nRUN apt-get update\nRUN apt-get install -y curl'), []);
  });

  it('sees quotes that are left open', () => {
    assert.deepEqual(found('# Notes\n\n```sh\naws s3 mb "s3://web\n```\n'), [
      ['open-quote', '"', 'aws s3 mb "s3://web"'],
    ]);
    assert.deepEqual(found("# Notes\n\n```sh\naws s3 rm 's3://web/a --recursive\n```\n"), [
      ['open-quote', "'", null],
    ]);
    // It swallows the image that the command needs, and is a command all the same.
    assert.deepEqual(found('# Notes\n\n```\ndocker run -e NAME="ada nginx\n```\n'), [
      ['open-quote', '"', null],
    ]);
    for (const command of [
      'echo "it\'s"',
      `git commit -m 'a "b" c'`,
      "cat <<EOF\nit's\nEOF",
      "ls # it's",
      `echo "a\nb"`,
    ])
      assert.equal(modernOf(command), undefined, command);
    const swallowed = [
      '# Notes\n\n```sh',
      `aws dynamodb put-item --table-name Music --item '{"Artist": {"S": "Nobody"}}`,
      `git commit -m "don't"`,
      'git commit -m "more"',
      '```\n',
    ].join('\n');
    assert.deepEqual(
      found(swallowed).map(([rule, words]) => [rule, words]),
      [['open-quote', "'"]],
    );
    assert.equal(modernOf("dir it's", 'cmd'), undefined);
  });

  it('sees what a word processor made of a command', () => {
    assert.deepEqual(
      found('# Notes\n\n```sh\naws ec2 describe-vpcs –filters “Name=is default” ‑‑output\u00a0text\n```\n'),
      [
        ['typographic', '–', 'aws ec2 describe-vpcs --filters "Name=is default" --output text'],
        [
          'typographic',
          '“Name=is default”',
          'aws ec2 describe-vpcs --filters "Name=is default" --output text',
        ],
        ['typographic', '‑‑', 'aws ec2 describe-vpcs --filters "Name=is default" --output text'],
        ['typographic', '\u00a0', 'aws ec2 describe-vpcs --filters "Name=is default" --output text'],
      ],
    );
    assert.equal(
      modernOf('aws ecs list-tasks --query “taskArns[0]” --cluster "web"'),
      'aws ecs list-tasks --query "taskArns[0]" --cluster "web"',
    );
    for (const [written, meant] of [
      ['docker run –it –rm alpine', 'docker run -it --rm alpine'],
      ['aws s3 mb s3://web –-region us-east-1', 'aws s3 mb s3://web --region us-east-1'],
      ['aws s3 mb s3://web ––region us-east-1', 'aws s3 mb s3://web --region us-east-1'],
      ['docker build –t web .', 'docker build -t web .'],
    ] as const) {
      assert.equal(modernOf(written), meant);
      const notes = `# Notes\n\n\`\`\`sh\n${written}\n\`\`\`\n`;
      assert.equal(mended(notes), notes.replace(written, meant));
    }
    assert.equal(modernOf('echo "Hello – “world”"'), undefined);
    const put = (item: string) => `aws dynamodb put-item --table-name Music --item '${item}'`;
    assert.equal(modernOf(put('{"Artist": {“S”: “Acme”}}')), put('{"Artist": {"S": "Acme"}}'));
    assert.equal(modernOf(put('{"Artist": {"S": "The “Acme”, and more"}}')), undefined);
  });

  it('points at what is left to fill in', () => {
    assert.deepEqual(found('Stop it: `docker stop <container id>`, or `docker rm "<name>"`.'), [
      ['unfilled', '<container id>', null],
      ['unfilled', '<name>', null],
    ]);
    assert.deepEqual(
      found('# Notes\n\n```sh\nssh -i <key.pem> ec2-user@<public-ip>\n```\n').map(([, words]) => words),
      ['<key.pem>', '<public-ip>'],
    );
    assert.deepEqual(found('# Notes\n\n```sh\nmysql db <dump.sql >out.log\n```\n'), []);
    assert.deepEqual(found('`docker stop REPLACE_ME`, `sort < in.txt > out.txt`'), []);
  });
});

describe('where it stands', () => {
  it('is exact in folded lines, behind prompts, in lists, quotes and tables', () => {
    const notes = [
      '# Notes',
      '',
      '1. In a list:',
      '',
      '   ```console',
      '   [ec2-user@ip-10-0-0-1 ~]$ aws apigateway import-rest-api \\',
      '   >   --parameters endpointConfigurationTypes=REGIONAL \\',
      '   >   --body file://api.json',
      '   $ docker-compose up -d',
      '   ```',
      '',
      '> ```sh',
      '> aws ecs run-task \\',
      '>   –cluster web \\',
      '>   --task-definition <name of it>',
      '> ```',
      '',
      '| what | how |',
      '|---|---|',
      '| log in | `$(aws ecr get-login --region us-east-1)` |',
      '',
      'Over two lines `docker-compose',
      'ps` works too.',
      '',
    ].join('\n');
    assert.deepEqual(
      lint(notes).map(({ range }) => notes.slice(range.from, range.to)),
      ['file://api.json', 'docker-compose', '–', '<name of it>', 'aws ecr get-login', 'docker-compose'],
    );
    const right = mended(notes);
    assert.deepEqual(
      lint(right).map(({ rule }) => rule),
      ['unfilled'],
    );
    assert.equal(
      right,
      notes
        .replace('file://', 'fileb://')
        .replaceAll('docker-compose', 'docker compose')
        .replace('–', '--')
        .replace(
          '$(aws ecr get-login --region us-east-1)',
          'aws ecr get-login-password --region us-east-1 \\| docker login --username AWS --password-stdin REPLACE_ME_ACCOUNT_ID.dkr.ecr.us-east-1.amazonaws.com',
        ),
    );
  });

  it('is exact in files, and with the line ends of Windows', () => {
    const notes =
      '# Notes\r\n\r\n- A file `Dockerfile`:\r\n\r\n  ```dockerfile\r\n  FROM python:3.6\r\n  RUN apt-get install -y curl\r\n  ```\r\n';
    assert.deepEqual(
      lint(notes).map(({ range }) => notes.slice(range.from, range.to)),
      ['python:3.6', 'apt-get install'],
    );
    assert.equal(
      mended(notes),
      notes.replace('3.6', '3.13').replace('apt-get install', 'apt-get update && apt-get install'),
    );
  });

  it('puts commands before another as the notes write them there', () => {
    const put = 'aws s3api put-bucket-policy --bucket b --policy file://website.json';
    const block = mended(`# Notes\n\n- Do:\n\n  \`\`\`sh\n  $ ${put}\n  \`\`\`\n`);
    assert.match(
      block,
      /\n {2}\$ aws s3api put-public-access-block [^\n]*\n {2}\$ aws s3api put-bucket-policy/,
    );
    const sentence = mended(`Do it with \`${put}\`.`);
    assert.match(sentence, /`aws s3api put-public-access-block [^`]* && aws s3api put-bucket-policy/);
  });
});

describe('notes of all kinds', () => {
  const folder = join(root, 'test/fixtures/notes');
  const notes = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8').replace(/ ?⟦[^⟧]*⟧/g, '') }));

  it('finds only what is there: the words of every rule are those that it is about', () => {
    const words: Readonly<Record<string, RegExp>> = {
      'outdated-command':
        /^(?:docker-compose|docker-machine|brctl(?: \w+)?|amazon-linux-extras|sam package|aws ecr get-login)$/,
      'file-not-fileb': /^file:\/\/\S+$/,
      'public-access-block': /^aws s3api put-bucket-policy$/,
      'retired-runtime': /^(?:nodejs|python|java|dotnet|go|ruby)[\w.]+$/,
      'retired-image': /^[\w/]+:[\w.-]+$/,
      'missing-branch': /aws-modern-application-workshop/,
      'no-package-lists': /^apt(?:-get)?( -\w+)* install$/,
      'open-quote': /^["']$/,
      typographic: /[\u00a0\u2007\u202f\u2010\u2011“”‘’–—]/,
      unfilled: /^<[^<>]+>$/,
    };
    for (const { name, text } of notes)
      for (const { rule, range } of lint(text))
        assert.match(text.slice(range.from, range.to), words[rule] ?? /$^/, `${name}: ${rule}`);
  });

  it('is silent once everything is mended', () => {
    for (const { name, text } of notes)
      assert.deepEqual(
        lint(mended(text))
          .filter(({ modern }) => modern !== null)
          .map(({ rule, message }) => `${rule}: ${message}`),
        [],
        name,
      );
  });

  it('finds what is there', () => {
    const rulesIn = (name: string): string[] =>
      notes
        .filter((each) => each.name === name)
        .flatMap(({ text }) => lint(text))
        .map(({ rule }) => rule)
        .sort();
    const compose = new Array<string>(4).fill('outdated-command');
    assert.deepEqual(rulesIn('k-only-h1.md'), [...compose, 'retired-image']);
    assert.deepEqual(rulesIn('v-bootcamp-cohort.md'), [...compose, 'retired-image', 'unfilled']);
    assert.ok(notes.flatMap(({ text }) => lint(text)).every(({ rule }) => rule !== 'open-quote'));
  });

  it('has nothing to say about the course that comes with the extension', () => {
    for (const name of readdirSync(join(root, 'snippets')).filter((file) => file.endsWith('.md')))
      assert.deepEqual(found(readFileSync(join(root, 'snippets', name), 'utf8')), [], name);
  });

  it('takes milliseconds for a megabyte', () => {
    const all = notes.map(({ text }) => text).join('\n\n');
    const large = all.repeat(Math.ceil(1_000_000 / all.length));
    const { course } = parseNotes(large);
    const look = createLinter();
    const timed = () => cpuTime(() => look(large, course));
    const [first, second] = [timed(), timed()];
    console.log(
      `      ${(large.length / 1e6).toFixed(1)} MB: ${first.toFixed(0)} ms, again ${second.toFixed(0)} ms`,
    );
    assert.ok(second < first);
  });
});
