import { strict as assert } from 'node:assert';
import { readPrompt } from '../../../../src/core/shell/prompts';

/** A line with its prompt, what is left of it, and the machine that the prompt names. */
const prompts: readonly [line: string, rest: string, runsIn: 'container' | 'remote' | null][] = [
  ['$ docker ps', 'docker ps', null],
  ['  $ docker ps', 'docker ps', null],
  ['$> npm test', 'npm test', null],
  ['[node1] (local) root@192.168.0.8 ~ $ docker ps', 'docker ps', null],
  ['[node1] (local) root@192.168.0.8 ~', '', null],
  ['[ec2-user@ip-172-31-22-4 ~]$ sudo yum update', 'sudo yum update', 'remote'],
  ['[root@master01 hadoop]# jps', 'jps', null],
  ['[ec2-user ~]$ sudo yum update', 'sudo yum update', 'remote'],
  ['[node1 ~]$ kubectl get nodes', 'kubectl get nodes', null],
  ['ubuntu@ip-10-0-0-1:~$ ls', 'ls', 'remote'],
  ['hadoop@ip-172-31-1-1:~/jobs$ ls', 'ls', 'remote'],
  ['root@3f2a9c1b7d5e:/app# npm start', 'npm start', 'container'],
  ['root@web:/# exit', 'exit', null],
  ['user@host:~/my-dir$ git status', 'git status', null],
  ['user@Mac ~ % brew install jq', 'brew install jq', null],
  ['MacBook-Pro:site anna$ ls', 'ls', null],
  ['ec2-user:~/environment $ aws s3 ls', 'aws s3 ls', null],
  ['voclabs:~/environment (main) $ git pull', 'git pull', null],
  ['(venv) $ pip list', 'pip list', null],
  ['(base) anna@pc:~$ conda list', 'conda list', null],
  ['sh-4.2$ whoami', 'whoami', null],
  ['bash-5.1# ls', 'ls', null],
  ['/ # ping web', 'ping web', 'container'],
  ['/usr/src/app # ls', 'ls', 'container'],
  ['~ $ ls', 'ls', null],
  ['PS C:\\Users\\anna> docker ps', 'docker ps', null],
  ['PS> Get-Process', 'Get-Process', null],
  ['C:\\Users\\anna>docker ps', 'docker ps', null],
  ['➜  ~ kubectl get pods', 'kubectl get pods', null],
  ['➜  app git:(main) ✗ npm test', 'npm test', null],
  ['❯ ls', 'ls', null],
  ['manager1$ docker node ls', 'docker node ls', null],
];

describe('prompts', () => {
  for (const [line, rest, runsIn] of prompts) {
    it(`strips the prompt of ${line}`, () => {
      const prompt = readPrompt(line);
      assert.equal(prompt?.kind, 'shell');
      assert.equal(line.slice(prompt.length), rest);
      assert.equal(prompt.runsIn, runsIn);
    });
  }

  for (const line of ['# apt-get update', '> npm install', '% ls', '$docker ps']) {
    it(`leaves the decision about ${line} to the rest of the block`, () => {
      assert.equal(readPrompt(line)?.kind, 'weak');
    });
  }

  for (const line of [
    'mysql> show tables;',
    'MariaDB [(none)]> use app;',
    'hive> select 1;',
    '>>> import os',
    'In [1]: 1 + 1',
    'sqlite> .tables',
    'postgres=# \\l',
    'grunt> dump a;',
    'hbase(main):001:0> list',
    '127.0.0.1:6379> get a',
    'scala> 1 + 1',
  ]) {
    it(`knows that ${line} is typed into another program`, () => {
      assert.equal(readPrompt(line)?.kind, 'foreign');
    });
  }

  for (const line of [
    'docker ps',
    'export A=$HOME',
    'echo 5 > f',
    '$HOME/bin/x -v',
    '#!/bin/bash',
    'S3>bucket',
    '-it',
    '',
  ]) {
    it(`finds no prompt in ${JSON.stringify(line)}`, () => {
      assert.equal(readPrompt(line), null);
    });
  }
});
