import assert from 'node:assert/strict';
import { lookUpOperation } from '../../../../src/core/catalogue/lookup';
import { isInteractive, readCommands } from '../../../../src/core/catalogue/reading';

const readOne = (statement: string) => readCommands(statement)[0] ?? assert.fail(`${statement}: not read`);

describe('the catalogue, reading commands', () => {
  it('finds an operation by its words, whatever options stand between', () => {
    assert.equal(readOne('aws elbv2 --region us-east-1 create-listener').name, 'aws elbv2 create-listener');
    assert.equal(readOne('sudo docker rm -f web').name, 'docker container rm');
    assert.equal(readOne('kubectl create deployment hello --image=nginx').name, 'kubectl create deployment');
  });

  it('takes the longer of two names', () => {
    const { name, positions } = readOne('aws ecs wait services-stable --cluster a --services b');
    assert.equal(name, 'aws ecs wait services-stable');
    assert.deepEqual(positions, []);
    assert.equal(readOne('kubectl create -f pod.yaml').name, 'kubectl create');
  });

  it('gives one name to all spellings of an operation', () => {
    for (const spelling of ['docker run', 'docker container run']) {
      assert.equal(readOne(`${spelling} alpine`).name, 'docker container run');
    }
  });

  it('knows nothing of an unknown operation, and reads it all the same', () => {
    const { name, operation, options } = readOne('aws kinesis register-stream-consumer --stream-name clicks');
    assert.equal(name, 'aws kinesis register-stream-consumer');
    assert.equal(operation, null);
    assert.deepEqual(options.get('--stream-name'), ['clicks']);
  });

  it('reads the commands of pipes and substitutions', () => {
    const names = readCommands('aws ecr get-login-password | docker login --password-stdin x').map(
      (c) => c.name,
    );
    assert.deepEqual(names, ['aws ecr get-login-password', 'docker login']);
    assert.ok(readCommands('$(aws ecr get-login)').some(({ name }) => name === 'aws ecr get-login'));
  });

  const conversations: readonly (readonly [string, boolean])[] = [
    ['docker container run -it alpine sh', true],
    ['docker run -ti ubuntu bash', true],
    ['docker run --interactive --tty ubuntu bash', true],
    ['docker run -dit ubuntu bash', false],
    ['docker run -dt ubuntu sleep infinity', false],
    ['docker run alpine ls -it', false],
    ['docker exec -it web sh', true],
    ['docker logs -f web', true],
    ['docker logs web', false],
    ['docker login', true],
    ['ssh web', true],
    ['aws logs tail group --follow', true],
  ];
  for (const [command, expected] of conversations) {
    it(`tells that ${command} is ${expected ? 'a' : 'no'} conversation`, () => {
      assert.equal(isInteractive(readOne(command)), expected);
    });
  }

  it('looks an operation up in a tenth of a millisecond at most', () => {
    const words = ['aws', 'elasticbeanstalk', 'list-available-solution-stacks', 'x', 'y'];
    lookUpOperation(words);
    const rounds = 20_000;
    const began = process.cpuUsage();
    for (let round = 0; round < rounds; round++) lookUpOperation(words);
    const { user, system } = process.cpuUsage(began);
    const each = (user + system) / 1000 / rounds;
    assert.ok(each <= 0.1, `${each} ms`);
  });
});
