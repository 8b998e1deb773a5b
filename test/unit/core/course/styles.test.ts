import { strict as assert } from 'node:assert';
import { lessonLines } from './outlineOf';

/** The ways in which people write lessons down, each with what must come out. */
const styles: { name: string; notes: string; lessons: string[] }[] = [
  {
    name: 'a title, sections, and lessons as linked headings with minutes',
    notes: `# My cloud notes
Intro text.

## AWS
> **_Beginner Level_**

### [Launching a VM:](https://aws.example/vm) (24 min)
- Pick an image

### [Intro to S3]( https://aws.example/s3) (1.5 Hours)
text
> **_Intermediate Level_**

### Comparing storage (1 hour)
text

## Docker
### Why docker?: - 80 min
### [Networking](https://d.example/net)(50 min)
## [Report](https://example.org/report)
`,
    lessons: [
      '7: Launching a VM | 24 | AWS | Beginner Level | https://aws.example/vm',
      '10: Intro to S3 | 90 | AWS | Beginner Level | https://aws.example/s3',
      '14: Comparing storage | 60 | AWS | Intermediate Level | -',
      '18: Why docker? | 80 | Docker | - | -',
      '19: Networking | 50 | Docker | - | https://d.example/net',
    ],
  },
  {
    name: 'several first-level headings as sections, setext titles, no minutes',
    notes: `Docker
======

Why docker?
-----------
Because.

Images
------
\`docker images\`

Kubernetes
==========

Pods
----
A pod.

Services
--------
A service.
`,
    lessons: [
      '4: Why docker? | - | Docker | - | -',
      '8: Images | - | Docker | - | -',
      '15: Pods | - | Kubernetes | - | -',
      '19: Services | - | Kubernetes | - | -',
    ],
  },
  {
    name: 'check lists',
    notes: `# Distributed systems

## Docker and containers

### Beginner Level

- [x] [Why Docker?](https://v.example/1) (10 min)
  - it is fast
- [ ] [DevOps Docker Guide](https://v.example/2) ~35 min
  - \`docker run hello-world\`

### Intermediate

- [ ] [What are containers](https://v.example/3) 18 mins
- [ ] [VM vs Container](https://v.example/4)
`,
    lessons: [
      '7: Why Docker? | 10 | Docker and containers | Beginner Level | https://v.example/1',
      '9: DevOps Docker Guide | 35 | Docker and containers | Beginner Level | https://v.example/2',
      '14: What are containers | 18 | Docker and containers | Intermediate | https://v.example/3',
      '15: VM vs Container | - | Docker and containers | Intermediate | https://v.example/4',
    ],
  },
  {
    name: 'numbered links below sections, with notes under each',
    notes: `# Notes

## Big Data

1. [Hadoop](https://h.example) ~15 min

   HDFS stores data.

2. [Spark](https://s.example) -- elapsed time: 20 mins

   Spark computes.

## References
- [Book](https://book.example)
- [Other book](https://book.example/2)
`,
    lessons: [
      '5: Hadoop | 15 | Big Data | - | https://h.example',
      '9: Spark | 20 | Big Data | - | https://s.example',
    ],
  },
  {
    name: 'bold lines with minutes',
    notes: `## Cloud

**Intro to EC2** (1 hour)
Launch it.

**Intro to S3** (30 min)

- buckets

**Note:** never share keys.

**VPC**: a private network.

* **Lambda** - 80 min
  * functions
`,
    lessons: [
      '3: Intro to EC2 | 60 | Cloud | - | -',
      '6: Intro to S3 | 30 | Cloud | - | -',
      '14: Lambda | 80 | Cloud | - | -',
    ],
  },
  {
    name: 'time and link on lines below the title',
    notes: `# Course log

## Cloud web apps

### Launching a VM
Link: https://aws.example/vm
Time: 1 hr 30 min

Some text.

### Intro to S3
- Time: 45 minutes
- Link: [qwiklabs](https://q.example/30)
- Level: Beginner

We made a bucket.

### DynamoDB
[Tutorial](https://q.example/23)

*Time spent: 2 hrs*

Text.
`,
    lessons: [
      '5: Launching a VM | 90 | Cloud web apps | - | https://aws.example/vm',
      '11: Intro to S3 | 45 | Cloud web apps | Beginner | https://q.example/30',
      '18: DynamoDB | 120 | Cloud web apps | - | https://q.example/23',
    ],
  },
  {
    name: 'a table of lessons',
    notes: `# Log

## Docker

| Lesson | Time | Level |
| --- | --- | --- |
| [Why Docker](https://v.example/1) | 10 min | Beginner |
| [Images](https://v.example/2) | 1.5 hours | Intermediate |

| Command | What it does |
| --- | --- |
| \`docker ps\` | lists |
`,
    lessons: [
      '7: Why Docker | 10 | Docker | Beginner | https://v.example/1',
      '8: Images | 90 | Docker | Intermediate | https://v.example/2',
    ],
  },
  {
    name: 'headings of one level only, with parts below',
    notes: `## Launching a VM (24 min)
### Steps
1. click
### Summary
done
## Intro to S3 (30 min)
### Step 1: create a bucket
\`aws s3 mb s3://b\`
### Clean up
\`aws s3 rb s3://b\`
`,
    lessons: ['1: Launching a VM | 24 | - | - | -', '6: Intro to S3 | 30 | - | - | -'],
  },
  {
    name: 'lessons with parts of their own names, no minutes anywhere but a title',
    notes: `# Docker
## Images
Text about images.
\`docker images\`
### Building
\`docker build .\`
## Volumes
\`docker volume ls\`
### Mounting
text
## Networks
\`docker network ls\`
`,
    lessons: ['2: Images | - | - | - | -', '7: Volumes | - | - | - | -', '11: Networks | - | - | - | -'],
  },
  {
    name: 'HTML headings and links',
    notes: `<h1>Notes</h1>

<h2>Cloud</h2>

<h3><a href="https://e.example/1">Launching a VM</a> (24 min)</h3>

- text<br>

<h3>Intro to <b>S3</b> (30 min)</h3>

<details><summary>More</summary>

text

</details>
`,
    lessons: [
      '5: Launching a VM | 24 | Cloud | - | https://e.example/1',
      '9: Intro to S3 | 30 | Cloud | - | -',
    ],
  },
  {
    name: 'front matter, a table of contents, reference links',
    notes: `---
title: Systems
---

# Systems

## Table of Contents
- [Docker](#docker)
  - [Intro to Docker (10 min)](#intro-to-docker)
- [Cloud](#cloud)

## Docker
### [Intro to Docker][intro] (10 min)
text
### [Compose] [20 mins]
text

## Cloud
### EC2 [video](https://v.example/ec2) (0:45)

[intro]: https://d.example/intro
[compose]: https://d.example/compose
`,
    lessons: [
      '13: Intro to Docker | 10 | Docker | - | https://d.example/intro',
      '15: Compose | 20 | Docker | - | https://d.example/compose',
      '19: EC2 | 45 | Cloud | - | https://v.example/ec2',
    ],
  },
  {
    name: 'plain lines with minutes, no headings',
    notes: `Cloud notes

Intro to S3 - 30 min
We made a bucket with \`aws s3 mb s3://b\`.

Intro to EC2 - 20 min
We launched a VM. It took about 10 min to start.
`,
    lessons: ['3: Intro to S3 | 30 | - | - | -', '6: Intro to EC2 | 20 | - | - | -'],
  },
  {
    name: 'link lines without minutes, followed by notes',
    notes: `# Class notes
## Docker
[Why Docker?](https://v.example/1)
- fast
- small

[Docker intro](https://v.example/2)
- \`docker ps\`

## Cloud
[EC2](https://v.example/3)
- VMs

[S3](https://v.example/4)
- storage
`,
    lessons: [
      '3: Why Docker? | - | Docker | - | https://v.example/1',
      '7: Docker intro | - | Docker | - | https://v.example/2',
      '11: EC2 | - | Cloud | - | https://v.example/3',
      '14: S3 | - | Cloud | - | https://v.example/4',
    ],
  },
  {
    name: 'emoji, numbering, levels as headings above the lessons',
    notes: `# 🚀 Cloud notes

## 1. Cloud Web Apps ☁️

### Beginner Level

#### 1.1 Launching a VM (24 min)
text
#### 1.2 Intro to S3 (30 min)
text

### Intermediate Level

#### 1.3 Virtualization – 10 min
text

## 2. Docker 🐳

#### 2.1 Why docker (10min)
`,
    lessons: [
      '7: Launching a VM | 24 | Cloud Web Apps ☁️ | Beginner Level | -',
      '9: Intro to S3 | 30 | Cloud Web Apps ☁️ | Beginner Level | -',
      '14: Virtualization | 10 | Cloud Web Apps ☁️ | Intermediate Level | -',
      '19: Why docker | 10 | Docker 🐳 | - | -',
    ],
  },
  {
    name: 'one lesson in a file',
    notes: `# Getting started with containers

## Steps
\`docker run hello-world\`

## Summary
It works.
`,
    lessons: ['1: Getting started with containers | - | - | - | -'],
  },
  {
    name: 'a write-up beside the lessons',
    notes: `# Work

## Cloud
### [EC2](https://e.example/1) (10 min)
a
### [S3](https://e.example/2) (10 min)
a
### [Lambda](https://e.example/3) (10 min)
a
### [Dynamo](https://e.example/4) (10 min)
a
### [ECS](https://e.example/5) (10 min)
a

## Technical report
### How consensus works
Long text.
### Raft and Paxos
Long text.
`,
    lessons: [
      '4: EC2 | 10 | Cloud | - | https://e.example/1',
      '6: S3 | 10 | Cloud | - | https://e.example/2',
      '8: Lambda | 10 | Cloud | - | https://e.example/3',
      '10: Dynamo | 10 | Cloud | - | https://e.example/4',
      '12: ECS | 10 | Cloud | - | https://e.example/5',
    ],
  },
  {
    name: 'plain levels with a colon, lessons as bold links',
    notes: `## Docker and Containers

Beginner:

**[Why Docker?](https://v.example/1)** (10 min)

Docker is fast.

**[Docker guide](https://v.example/2)** (35 min)

Text.

Intermediate:

**[Containers](https://v.example/3)** (18 min)

Text.
`,
    lessons: [
      '5: Why Docker? | 10 | Docker and Containers | Beginner | https://v.example/1',
      '9: Docker guide | 35 | Docker and Containers | Beginner | https://v.example/2',
      '15: Containers | 18 | Docker and Containers | Intermediate | https://v.example/3',
    ],
  },
  {
    name: 'labels in front of links',
    notes: `# Notes
## Docker
- Video: [Why Docker?](https://v.example/1) (10 min)
  - notes
- Lab: [Docker intro](https://v.example/2) (30 min)
  - notes
`,
    lessons: [
      '3: Video: Why Docker? | 10 | Docker | - | https://v.example/1',
      '5: Lab: Docker intro | 30 | Docker | - | https://v.example/2',
    ],
  },
  {
    name: 'Windows line ends and a byte order mark',
    notes:
      '\uFEFF# Notes\r\n\r\n## Docker\r\n\r\n### [Why](https://v.example/1) (10 min)\r\ntext\r\n\r\n### Images (1h30)\r\n',
    lessons: ['5: Why | 10 | Docker | - | https://v.example/1', '8: Images | 90 | Docker | - | -'],
  },
  {
    name: 'headings without a blank behind the marks',
    notes: `##Docker
###[Why](https://v.example/1)(10 min)
text
###Images (20 min)
`,
    lessons: ['2: Why | 10 | Docker | - | https://v.example/1', '4: Images | 20 | Docker | - | -'],
  },
  {
    name: 'equal titles',
    notes: `## Docker
### Intro (10 min)
a
## Cloud
### Intro (10 min)
b
`,
    lessons: ['2: Intro | 10 | Docker | - | -', '5: Intro | 10 | Cloud | - | -'],
  },
  {
    name: 'minutes in the title are no minutes of the lesson',
    notes: `## Kubernetes
### [kubernetes in 5 minutes](https://v.example/k) (6 min)
### [Docker in 12 Minutes](https://v.example/d)
### Learn Swarm in 10 min
`,
    lessons: [
      '2: kubernetes in 5 minutes | 6 | Kubernetes | - | https://v.example/k',
      '3: Docker in 12 Minutes | - | Kubernetes | - | https://v.example/d',
      '4: Learn Swarm in 10 min | - | Kubernetes | - | -',
    ],
  },
  {
    name: 'bold titles without minutes under sections',
    notes: `# Notes
## Cloud
**Launching a VM**
- click
- \`ssh ec2-user@host\`

**Intro to S3**
- bucket

**Lambda**
- function

## Docker
**Images**
- layers

**Volumes**
- data
`,
    lessons: [
      '3: Launching a VM | - | Cloud | - | -',
      '7: Intro to S3 | - | Cloud | - | -',
      '10: Lambda | - | Cloud | - | -',
      '14: Images | - | Docker | - | -',
      '17: Volumes | - | Docker | - | -',
    ],
  },
  {
    name: 'an overview list that repeats the headings',
    notes: `# Notes

- [x] Why Docker? (10 min)
- [x] Images (20 min)

## Why Docker? (10 min)
text
## Images (20 min)
text
`,
    lessons: ['6: Why Docker? | 10 | - | - | -', '8: Images | 20 | - | - | -'],
  },
  {
    name: 'sections with a total time',
    notes: `# Notes
## Docker (3 hours)
### Why Docker (10 min)
### Images (20 min)
## Cloud (2 hours)
### EC2 (10 min)
### S3 (20 min)
`,
    lessons: [
      '3: Why Docker | 10 | Docker | - | -',
      '4: Images | 20 | Docker | - | -',
      '6: EC2 | 10 | Cloud | - | -',
      '7: S3 | 20 | Cloud | - | -',
    ],
  },
  {
    name: 'summaries that open',
    notes: `## Docker

<details>
<summary>Why Docker? (10 min)</summary>

- fast
- \`docker ps\`

</details>

<details>
<summary>Images (20 min)</summary>

- layers

</details>
`,
    lessons: ['4: Why Docker? | 10 | Docker | - | -', '12: Images | 20 | Docker | - | -'],
  },
  {
    name: 'property lines in one',
    notes: `## Docker
### Why Docker?
Time: 20 min | Level: Beginner | [Link](https://v.example/1)

text

### Images
**Duration:** 45 minutes
**Source:** https://v.example/2

text
`,
    lessons: [
      '2: Why Docker? | 20 | Docker | Beginner | https://v.example/1',
      '7: Images | 45 | Docker | - | https://v.example/2',
    ],
  },
  {
    name: 'levels behind the names of sections, one section in two parts',
    notes: `## Docker (Beginner)
### Images (5 min)
## Docker - Intermediate Level
### Swarm (6 min)
## Cloud
### EC2 (7 min)
`,
    lessons: [
      '2: Images | 5 | Docker | Beginner | -',
      '4: Swarm | 6 | Docker | Intermediate Level | -',
      '6: EC2 | 7 | Cloud | - | -',
    ],
  },
  {
    name: 'levels by other names',
    notes: `## Docker
Easy:

- [Images](https://v.example/i) (5 min)

Basic:

- [Volumes](https://v.example/v) (5 min)

## Basics
### 1.2. Fortgeschrittene
- [Shell](https://v.example/s) (20 Minuten)
`,
    lessons: [
      '4: Images | 5 | Docker | Easy | https://v.example/i',
      '8: Volumes | 5 | Docker | Basic | https://v.example/v',
      '12: Shell | 20 | Basics | Fortgeschrittene | https://v.example/s',
    ],
  },
  {
    name: 'numbers, boxes and dates in front of titles, and numbers that are part of them',
    notes: `## 3. Docker
### 1) Swarm (5 min)
### [x] 2.1 Images (5 min)
### 2018-10-03: 🟢 Volumes (5 min)
### 5 Minutes of Docker (6 min)
### 12 factor apps (5 min)
### 802.11 networks (5 min)
### C. elegans as a cluster (5 min)
`,
    lessons: [
      '2: Swarm | 5 | Docker | - | -',
      '3: Images | 5 | Docker | - | -',
      '4: Volumes | 5 | Docker | - | -',
      '5: 5 Minutes of Docker | 6 | Docker | - | -',
      '6: 12 factor apps | 5 | Docker | - | -',
      '7: 802.11 networks | 5 | Docker | - | -',
      '8: C. elegans as a cluster | 5 | Docker | - | -',
    ],
  },
  {
    name: 'times as headings and as brackets, other properties between',
    notes: `## Cloud
### EC2
### Time: 15 min
text
### S3
* **Type:** Lab
* **Time taken:** 20 min
* **Link:** [https://v.example/s3](https://v.example/s3)

text
### [1h] Lambda
text
`,
    lessons: [
      '2: EC2 | 15 | Cloud | - | -',
      '5: S3 | 20 | Cloud | - | https://v.example/s3',
      '11: Lambda | 60 | Cloud | - | -',
    ],
  },
  {
    name: 'an outline of nested items',
    notes: `# Outline
1. Cloud
   1. [EC2](https://v.example/ec2) - 20 min
   2. [S3](https://v.example/s3) - 30 min
2. **Docker**
   1. Images - 5 min
3. Further reading
   1. [Dynamo](https://v.example/dynamo)
`,
    lessons: [
      '3: EC2 | 20 | Cloud | - | https://v.example/ec2',
      '4: S3 | 30 | Cloud | - | https://v.example/s3',
      '6: Images | 5 | Docker | - | -',
    ],
  },
  {
    name: 'what was learned and a foreign bibliography',
    notes: `## Cloud
### EC2 (5 min)
text
### S3 (5 min)
text
## What I learned
Nothing is free: \`ls\`
## Danksagung
[Sam](https://v.example/sam)
`,
    lessons: [
      '2: EC2 | 5 | Cloud | - | -',
      '4: S3 | 5 | Cloud | - | -',
      '6: (none) | - | What I learned | - | -',
    ],
  },
  {
    name: 'times on a clock and in words',
    notes: `# Azure labs
## Linux VM [0:30]
text
## Functions – hour and a half
text
## Compose – 1 h 10
text
## Pods – 5 min (as it says)
text
`,
    lessons: [
      '2: Linux VM | 30 | - | - | -',
      '4: Functions | 90 | - | - | -',
      '6: Compose | 70 | - | - | -',
      '8: Pods | 5 | - | - | -',
    ],
  },
  {
    name: 'emphasised lines with a level behind the minutes',
    notes: `# Journal
## Big Data
*Linux tutorial, 2 hours*

It was \`ls\` all day.

*[Analyze with Hadoop](https://v.example/emr), 50 minutes, beginner*

Three nodes.
`,
    lessons: [
      '3: Linux tutorial | 120 | Big Data | - | -',
      '7: Analyze with Hadoop | 50 | Big Data | beginner | https://v.example/emr',
    ],
  },
  {
    name: 'what converters and wikis leave behind',
    notes: `# Notes
## **Unit 1** {#unit-1}
### First containers (\\~1.5 hours) {#first-containers}
text
### Volumes
#docker/storage · ⏱ 25 min · done [[2021-03-07]]

[20:05] it works, see [[Namespaces]]

### Kafka

*Level*:: Beginner
*Time*:: 60 min

[the next page](next.md)
`,
    lessons: [
      '3: First containers | 90 | Unit 1 | - | -',
      '5: Volumes | 25 | Unit 1 | - | -',
      '10: Kafka | 60 | Unit 1 | Beginner | -',
    ],
  },
  {
    name: 'parts with names of their own below the title',
    notes: `# Lab 3

Time: 1 hr 30 min

## Part A: Connecting
\`ssh lab@gw01\`

### Task 1: Log in
text

## Part B: Files
\`hdfs dfs -ls /\`

## Part C: Queries
\`hive -f q.hql\`
`,
    lessons: [
      '5: Part A: Connecting | - | - | - | -',
      '11: Part B: Files | - | - | - | -',
      '14: Part C: Queries | - | - | - | -',
    ],
  },
  {
    name: 'what opens and closes beside bold titles with minutes',
    notes: `# Week 2

**Lesson 1: Deploy (25 mins)**

<details>
<summary>Set-up commands</summary>

\`gcloud auth login\`

</details>

**Lesson 2: Build (40 mins)**

\`gcloud builds list\`
`,
    lessons: ['3: Lesson 1: Deploy | 25 | - | - | -', '12: Lesson 2: Build | 40 | - | - | -'],
  },
  {
    name: 'a blank before the colon, as in French',
    notes: `# TP

## Exercice 1 : Cassandra (45 min)
texte

## Exercice 2 (1h30) : MongoDB
texte

## Liens utiles
- <https://example.org>
`,
    lessons: ['3: Exercice 1 : Cassandra | 45 | - | - | -', '6: Exercice 2 : MongoDB | 90 | - | - | -'],
  },
  {
    name: 'a table that gives an overview of numbered headings',
    notes: `# Oficina

| Módulo | Tempo |
|---|---|
| 1. Primeiros passos | 20 min |
| 2. Compose | 25 min |

## Módulo 1 – Primeiros passos (20 minutos)
texto

## Módulo 2 – Compose (25 minutos)
texto
`,
    lessons: ['8: Módulo 1 – Primeiros passos | 20 | - | - | -', '11: Módulo 2 – Compose | 25 | - | - | -'],
  },
];

describe('lessons in the styles people write', () => {
  for (const { name, notes, lessons } of styles)
    it(name, () => assert.deepEqual(lessonLines(notes), lessons));
});
