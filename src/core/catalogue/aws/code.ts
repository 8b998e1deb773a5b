import type { OperationTable } from '../model';

const NO_GIT =
  'CodeCommit has no git side here: the repository is listed, but it cannot be cloned or pushed to. Keep the code in a folder of your own.';
const NO_BUILDS = 'Nothing is built here: the project is kept and its builds end at once.';
const NO_PIPELINE = 'The pipeline is kept, but its stages never run.';

export const codecommit: OperationTable = {
  prefix: 'aws codecommit',
  operations: {
    'create-repository': {
      creates: [
        {
          type: 'codecommit.repository',
          id: ['--repository-name', 'repositoryMetadata.repositoryName'],
          more: { url: 'repositoryMetadata.cloneUrlHttp', arn: 'repositoryMetadata.Arn' },
        },
      ],
      sandbox: NO_GIT,
    },
    'delete-repository': { destroys: 'The repository with its whole history.' },
    'get-repository': {},
    'list-repositories': {},
  },
};

export const codebuild: OperationTable = {
  prefix: 'aws codebuild',
  operations: {
    'batch-get-builds': {},
    'batch-get-projects': {},
    'create-project': {
      creates: [{ type: 'codebuild.project', id: ['--name', 'project.name'], more: { arn: 'project.arn' } }],
      sandbox:
        'Nothing is built here, and the emulator wants the type of the artifacts in capitals: `NO_ARTIFACTS`.',
    },
    'delete-project': { destroys: 'The build project.' },
    'list-projects': {},
    'start-build': { billable: 'About $0.005 for every minute it builds.', sandbox: NO_BUILDS },
  },
};

export const codepipeline: OperationTable = {
  prefix: 'aws codepipeline',
  operations: {
    'create-pipeline': {
      creates: [{ type: 'codepipeline.pipeline', id: 'pipeline.name' }],
      billable: 'About $1 a month for an active pipeline.',
      sandbox: NO_PIPELINE,
    },
    'delete-pipeline': { destroys: 'The pipeline.' },
    'get-pipeline': {},
    'get-pipeline-state': { sandbox: NO_PIPELINE },
    'list-pipelines': {},
    'start-pipeline-execution': { sandbox: NO_PIPELINE },
  },
};
