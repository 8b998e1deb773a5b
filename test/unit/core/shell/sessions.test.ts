import { strict as assert } from 'node:assert';
import { readSession } from '../../../../src/core/shell/sessions';

const effects: readonly [command: string, effect: 'container' | 'remote' | 'leaves' | null][] = [
  ['docker exec -it web sh', 'container'],
  ['docker exec -ti web /bin/bash', 'container'],
  ['docker exec -i -t <container id> bash', 'container'],
  ['sudo docker exec -it web bash', 'container'],
  ['winpty docker run -it ubuntu bash', 'container'],
  ['docker exec -it db mysql -u root -p', null],
  ['docker exec web ls', null],
  ['docker exec -it web sh -c "ls"', null],
  ['docker run -it ubuntu', 'container'],
  ['docker run --rm -it -v $(pwd):/app -w /app node:12 sh', 'container'],
  ['docker container run --interactive --tty --rm ubuntu bash', 'container'],
  ['docker run -it node:12 npm test', null],
  ['docker run -dit alpine sh', null],
  ['docker run -d nginx', null],
  ['docker run alpine sh', null],
  ['docker attach web', 'container'],
  ['docker-compose exec web bash', 'container'],
  ['kubectl exec -it shell-demo -- /bin/bash', 'container'],
  ['kubectl exec web -- ls', null],
  ['kubectl run -i --tty busybox --image=busybox -- sh', 'container'],
  ['aws ecs execute-command --cluster c --task t --interactive --command "/bin/sh"', 'container'],
  ['ssh -i key.pem ec2-user@1.2.3.4', 'remote'],
  ['ssh ec2-user@1.2.3.4 -i key.pem', 'remote'],
  ['ssh -i {path of the key} ec2-user@{instance IP address}', 'remote'],
  ['ssh host uptime', null],
  ['ssh -N -L 8080:localhost:8080 host', null],
  ['ssh -V', null],
  ['aws ssm start-session --target i-1', 'remote'],
  ['docker-machine ssh default', 'remote'],
  ['eb ssh', 'remote'],
  ['gcloud compute ssh vm', 'remote'],
  ['exit', 'leaves'],
  ['logout', 'leaves'],
  ['docker ps', null],
];

describe('sessions', () => {
  for (const [command, expected] of effects) {
    it(`reads what ${command} does to the terminal`, () => {
      const { session } = readSession(command);
      const effect = session === null ? null : session.kind === 'leaves' ? 'leaves' : session.runsIn;
      assert.equal(effect, expected);
    });
  }

  it('knows the package manager of EC2 machines', () => {
    for (const command of ['sudo yum update -y', 'amazon-linux-extras install docker', 'dnf install git']) {
      assert.equal(readSession(command).runsIn, 'remote', command);
    }
    assert.equal(readSession('sudo apt-get update').runsIn, null);
  });
});
