import { strict as assert } from 'node:assert';
import { findPlaceholders } from '../../../../src/core/shell/placeholders';
import { cpuTime } from './cpuTime';

/** A command and the texts of its placeholders, in order. */
type Case = readonly [command: string, ...placeholders: readonly string[]];

const shouted: readonly Case[] = [
  [
    'aws ecs run-task --network-configuration "awsvpcConfiguration={subnets=[REPLACE_ME_SUBNET],securityGroups=[sg-xxxx]}"',
    'REPLACE_ME_SUBNET',
    'sg-xxxx',
  ],
  ['aws ec2 describe-subnets --filters Name=vpc-id,Values=[your vpc id]', 'your vpc id'],
  ['aws ecs update-service --network-configuration awsvpcConfiguration={subnets=[subnet-id]}', 'subnet-id'],
  ['aws s3api get-object --bucket=[bucket-name] out', '[bucket-name]'],
  ['aws elbv2 create-target-group --name tg --port 80 --vpc-id REPLACE_ME', 'REPLACE_ME'],
  ['aws s3 website s3://YOUR_BUCKET_NAME --index-document index.html', 'YOUR_BUCKET_NAME'],
  ['aws s3 cp site/index.html s3://REPLACE_ME_BUCKET_NAME/index.html', 'REPLACE_ME_BUCKET_NAME'],
  ['aws s3 cp site/index.html s3://INSERT-YOUR-BUCKET-NAME/index.html', 'INSERT-YOUR-BUCKET-NAME'],
  ['aws s3 sync . s3://YOUR-S3-BUCKET/', 'YOUR-S3-BUCKET'],
  [
    'docker build . -t REPLACE_ME_AWS_ACCOUNT_ID.dkr.ecr.REPLACE_ME_REGION.amazonaws.com/web:latest',
    'REPLACE_ME_AWS_ACCOUNT_ID',
    'REPLACE_ME_REGION',
  ],
  ['docker run -p 8080:8080 REPLACE_ME_WITH_DOCKER_IMAGE_TAG', 'REPLACE_ME_WITH_DOCKER_IMAGE_TAG'],
  ['git clone https://git-codecommit.REPLACE_REGION.amazonaws.com/v1/repos/app', 'REPLACE_REGION'],
  [
    'curl http://REPLACE_ME_BUCKET.s3-website-REPLACE_ME_REGION.amazonaws.com',
    'REPLACE_ME_BUCKET',
    'REPLACE_ME_REGION',
  ],
  ['git config --global user.name "REPLACE_ME_WITH_YOUR_NAME"', 'REPLACE_ME_WITH_YOUR_NAME'],
  ['aws cloudformation delete-stack --stack-name STACK-NAME-HERE', 'STACK-NAME-HERE'],
  ['aws ssm put-parameter --name /db --value YOUR_PASSWORD_HERE --type SecureString', 'YOUR_PASSWORD_HERE'],
  ['aws configure set region ENTER_YOUR_REGION', 'ENTER_YOUR_REGION'],
  ['kubectl set image deployment/web web=YOUR_IMAGE:YOUR_TAG', 'YOUR_IMAGE', 'YOUR_TAG'],
  [
    'aws elbv2 create-listener --default-actions TargetGroupArn=REPLACE_ME,Type=forward --load-balancer-arn REPLACE_ME',
    'REPLACE_ME',
    'REPLACE_ME',
  ],
  [
    'aws elbv2 create-load-balancer --name nlb --subnets REPLACE_ME_PUBLIC_SUBNET_ONE REPLACE_ME_PUBLIC_SUBNET_TWO',
    'REPLACE_ME_PUBLIC_SUBNET_ONE',
    'REPLACE_ME_PUBLIC_SUBNET_TWO',
  ],
  ['aws s3 mb s3://CHANGE_ME', 'CHANGE_ME'],
  ['helm install web ./chart --set image.repository=YOUR_REGISTRY/web', 'YOUR_REGISTRY'],
  [
    'aws iam attach-role-policy --role-name r --policy-arn arn:aws:iam::YOUR_ACCOUNT_ID:policy/p',
    'YOUR_ACCOUNT_ID',
  ],
  ['aws s3 mb s3://YOUR BUCKET NAME', 'YOUR BUCKET NAME'],
  ['aws s3 mb s3://DOC-EXAMPLE-BUCKET1', 'DOC-EXAMPLE-BUCKET1'],
  ['aws s3 ls s3://amzn-s3-demo-bucket/', 'amzn-s3-demo-bucket'],
  [`aws dynamodb put-item --table-name t --item '{"id":{"S":"REPLACE_ME"}}'`, 'REPLACE_ME'],
  [
    'aws apigateway create-deployment --rest-api-id REPLACE_ME_WITH_API_ID --stage-name prod',
    'REPLACE_ME_WITH_API_ID',
  ],
  ['export API=__YOUR_API_KEY__', '__YOUR_API_KEY__'],
  ['export BUCKET=YOUR_BUCKET && aws s3 ls s3://$BUCKET', 'YOUR_BUCKET'],
  ['eksctl create cluster --name demo --region MY_REGION', 'MY_REGION'],
  ['ssh -i YOUR_KEY.pem ec2-user@YOUR_INSTANCE_IP', 'YOUR_KEY', 'YOUR_INSTANCE_IP'],
];

const quiet: readonly Case[] = [
  ['aws s3 sync web s3://your_bucket_name_here/', 'your_bucket_name_here'],
  ['aws s3 mb s3://your-bucket-name', 'your-bucket-name'],
  [
    'sam package --template-file t.yml --s3-bucket replace-with-your-bucket-name',
    'replace-with-your-bucket-name',
  ],
  ['docker exec -it yourcontainerid /bin/bash', 'yourcontainerid'],
  ['aws s3 mb s3://my-bucket-name-here', 'my-bucket-name-here'],
  ['docker push yourusername/yourimage:v1', 'yourusername', 'yourimage'],
  ['docker push your_docker_id/hello', 'your_docker_id'],
  ['git config --global user.email you@example.com', 'you@example.com'],
  ['git config --global user.email "your-email@example.com"', 'your-email@example.com'],
  ['git config --global user.name "Your Name"', 'Your Name'],
  ['ssh -i your-key.pem ubuntu@your-instance-ip', 'your-key.pem', 'your-instance-ip'],
  ['scp -i /path/to/key.pem app.zip ec2-user@10.0.0.1:', '/path/to/key.pem'],
  [
    'aws lambda update-function-code --function-name yourFunctionName --zip-file fileb://f.zip',
    'yourFunctionName',
  ],
  ['aws ecs create-cluster --cluster-name YourClusterName', 'YourClusterName'],
  ['docker login -u yourusername -p yourpassword', 'yourusername', 'yourpassword'],
  ['docker container logs container_id', 'container_id'],
  ['docker stop container-name', 'container-name'],
  ['aws s3 ls s3://bucket-name', 'bucket-name'],
  ['docker kill container id', 'container id'],
  ['docker rmi image id', 'image id'],
  ['docker kill your container id', 'your container id'],
  ['docker tag web username/repository:tag', 'username'],
  ['ssh user@host', 'user', 'host'],
  ['ssh -i key.pem ubuntu@ip-address', 'ip-address'],
  ['kubectl exec -it pod-name -- sh', 'pod-name'],
  ['docker container stop containerid', 'containerid'],
  ['aws s3 mb s3://replace-me', 'replace-me'],
  ['kubectl delete pod your-pod', 'your-pod'],
];

const marked: readonly Case[] = [
  ['docker container diff <container id>', '<container id>'],
  ['docker image tag <IMAGE_ID> ourfiglet', '<IMAGE_ID>'],
  ['docker image inspect --format "{{ json .RootFS.Layers }}" <image ID>', '<image ID>'],
  ['export DOCKERID=<your docker id>', '<your docker id>'],
  ['ping -c5 <ip address>', '<ip address>'],
  ['ssh <user>@<host>', '<user>', '<host>'],
  [
    'ssh -i {full path of your .pem file} ec2-user@{instance IP address}',
    '{full path of your .pem file}',
    '{instance IP address}',
  ],
  ['aws s3 mb s3://hadoop-{any number}', '{any number}'],
  ['aws s3 mb s3://[bucket-name]', '[bucket-name]'],
  ['docker stop [container id]', '[container id]'],
  ['docker swarm join --token <token> <manager-ip>:2377', '<token>', '<manager-ip>'],
  ['docker run -d -e MYSQL_ROOT_PASSWORD=<password> mysql', '<password>'],
  ['kubectl logs <pod-name> -c <container-name>', '<pod-name>', '<container-name>'],
  ['kubectl get pods -n <namespace> > pods.txt', '<namespace>'],
  ['aws s3 mb s3://<<bucket-name>>', '<<bucket-name>>'],
  ['aws ec2 describe-instances --filters "Name=vpc-id,Values=<vpc-id>"', '<vpc-id>'],
  [
    'docker pull <aws_account_id>.dkr.ecr.<region>.amazonaws.com/<repo>:<tag>',
    '<aws_account_id>',
    '<region>',
    '<repo>',
    '<tag>',
  ],
  [
    'curl -H "Authorization: Bearer <access token>" https://<api-id>.execute-api.<region>.amazonaws.com/prod',
    '<access token>',
    '<api-id>',
    '<region>',
  ],
  [
    'aws iam create-role --role-name <role name> --assume-role-policy-document file://trust.json',
    '<role name>',
  ],
  ['docker cp <containerId>:/file/path/within/container /host/path/target', '<containerId>'],
  [`aws sns publish --topic-arn <topic-arn> --message '{"a": "<message>"}'`, '<topic-arn>', '<message>'],
  ["git commit -m '<your commit message>'", '<your commit message>'],
  ['aws s3 cp <file> s3://{bucketName}/', '<file>', '{bucketName}'],
  ['cat <<EOF > f.txt\nbucket: <bucket name>\nEOF', '<bucket name>'],
  ['docker run <...> nginx', '<...>'],
  [
    'aws ecs run-task --cluster {cluster_name} --task-definition {task-definition}',
    '{cluster_name}',
    '{task-definition}',
  ],
  ['ssh -i "<key-pair>.pem" ubuntu@<Public DNS>', '<key-pair>', '<Public DNS>'],
  ['mysql -h <RDS endpoint> -u admin -p<password>', '<RDS endpoint>', '<password>'],
  ["docker kill <user's container>", "<user's container>"],
];

const bare: readonly Case[] = [
  ['docker container commit CONTAINER_ID', 'CONTAINER_ID'],
  ['docker rmi IMAGE_ID', 'IMAGE_ID'],
  ['aws s3 rb s3://BUCKET_NAME --force', 'BUCKET_NAME'],
  ['docker push ACCOUNT_ID.dkr.ecr.REGION.amazonaws.com/web', 'ACCOUNT_ID', 'REGION'],
  ['ssh -i KEY_NAME.pem ec2-user@PUBLIC_IP', 'KEY_NAME', 'PUBLIC_IP'],
  [
    'aws ecs update-service --cluster CLUSTER_NAME --service SERVICE_NAME --desired-count 0',
    'CLUSTER_NAME',
    'SERVICE_NAME',
  ],
  ['aws ec2 terminate-instances --instance-ids INSTANCE-ID', 'INSTANCE-ID'],
  [
    'aws ecs run-task --network-configuration "awsvpcConfiguration={subnets=[SUBNET_ID_1,SUBNET_ID_2]}"',
    'SUBNET_ID_1',
    'SUBNET_ID_2',
  ],
  ['aws ec2 authorize-security-group-ingress --group-id sg-xxxxxxxx --port 22 --protocol tcp', 'sg-xxxxxxxx'],
  ['aws ec2 stop-instances --instance-ids i-xxxxxxxxxxxxxxxxx', 'i-xxxxxxxxxxxxxxxxx'],
  ['ssh ec2-user@xxx.xxx.xxx.xxx', 'xxx.xxx.xxx.xxx'],
  ['ssh ec2-user@ec2-xx-xx-xx-xx.compute-1.amazonaws.com', 'ec2-xx-xx-xx-xx'],
  ['docker exec -it xxxxx bash', 'xxxxx'],
  ['export AWS_ACCESS_KEY_ID=AKIAXXXXXXXXXXXXXXXX', 'AKIAXXXXXXXXXXXXXXXX'],
  [
    'aws ec2 run-instances --image-id ami-xxxxxxxx --subnet-id subnet-xxxxxxxx',
    'ami-xxxxxxxx',
    'subnet-xxxxxxxx',
  ],
  ['docker run -d IMAGE', 'IMAGE'],
  ['aws logs get-log-events --log-group-name ...', '...'],
  ['aws iam get-role --role-name ROLE_NAME', 'ROLE_NAME'],
  ['docker swarm join --token SWMTKN-1-xxxxx 192.168.99.100:2377', 'SWMTKN-1-xxxxx'],
  ['ssh -i key.pem hadoop@ec2-###-##-##-###.compute-1.amazonaws.com', 'ec2-###-##-##-###'],
  ['gcloud compute ssh INSTANCE_NAME --zone ZONE', 'INSTANCE_NAME', 'ZONE'],
  ['aws ec2 authorize-security-group-ingress --cidr x.x.x.x/32', 'x.x.x.x'],
  ['docker push aws_account_id.dkr.ecr.region.amazonaws.com/hello', 'aws_account_id', 'region'],
  ['docker stop <container-id | container-name>', '<container-id | container-name>'],
  ['sudo mount -t efs fs-xxxxxxxx:/ efs', 'fs-xxxxxxxx'],
  ['kubectl create deployment hello --image=gcr.io/PROJECT_ID/hello', 'PROJECT_ID'],
  ['aws sqs send-message --queue-url QUEUE_URL --message-body "Hello"', 'QUEUE_URL'],
  ['docker rm CONTAINER_ID_1 CONTAINER_ID_2', 'CONTAINER_ID_1', 'CONTAINER_ID_2'],
];

const none: readonly string[] = [
  'curl -H "PRIVATE-TOKEN: abc" https://gitlab.example/api',
  'aws s3 mb s3://mythical-mysfits-bucket-name',
  'aws cloudformation create-stack --stack-name s --capabilities CAPABILITY_NAMED_IAM --template-body file://t.yml',
  'aws cloudformation deploy --template-file t.yml --stack-name s --capabilities CAPABILITY_IAM',
  'aws dynamodb create-table --table-name t --billing-mode PAY_PER_REQUEST --attribute-definitions AttributeName=USER_ID,AttributeType=S --key-schema AttributeName=USER_ID,KeyType=HASH',
  'aws apigateway import-rest-api --parameters endpointConfigurationTypes=REGIONAL --body file://api.json',
  'aws elbv2 create-target-group --name tg --protocol HTTP --port 80 --target-type ip',
  'docker run -d -e MYSQL_ROOT_PASSWORD=my-secret-pw -e MYSQL_DATABASE=app mysql',
  'docker run -e AWS_ACCESS_KEY_ID -e AWS_SECRET_ACCESS_KEY app',
  'docker image ls --format "{{.Repository}}:{{.Tag}}"',
  "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' web",
  '$(aws ecr get-login --no-include-email)',
  'docker image build --tag $DOCKERID/linux_tweet_app:1.0 .',
  'echo ${YOUR_NAME} $YOUR_REGION',
  'export YOUR_KEY=abc',
  'mkdir -p {src,test}/{unit,e2e}',
  'for i in {1..5}; do echo $i; done',
  'ls [a-z]*',
  'rm -f *.[oa]',
  'if [ -f .env ]; then cat .env; fi',
  '[[ $a < $b ]] && echo yes',
  'sort < in.txt > out.txt 2>&1',
  'mysql app <dump.sql >out.log',
  'diff <(sort a) <(sort b)',
  'cat <<EOF\nhello\nEOF',
  'cat <<EOF>>notes.txt\nhello\nEOF',
  'echo "<h1>Hello</h1>" > index.html',
  "echo '<html><body><p>Hi</p></body></html>' | tee index.html",
  "grep -E '[a-z]+{3}' file",
  "awk '{print $1}' file",
  "awk '{print}' file",
  "sed -e 's/<name>/x/' file",
  "jq '{name, id}' file.json",
  `aws dynamodb get-item --table-name t --key '{"id": {"S": "1"}}'`,
  `aws ec2 describe-instances --query 'Reservations[].Instances[].{ID:InstanceId,Name:KeyName}'`,
  `aws ec2 describe-instances --filters Name=instance-state-name,Values=running Name=vpc-id,Values=vpc-0a1b`,
  "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
  "kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name}{end}'",
  'aws cognito-idp initiate-auth --auth-flow USER_PASSWORD_AUTH --client-id 3n4b5urk',
  'aws appsync create-graphql-api --name api --authentication-type API_KEY',
  'aws codebuild create-project --name p --environment type=LINUX_CONTAINER,computeType=BUILD_GENERAL1_SMALL',
  'aws kinesis get-shard-iterator --shard-iterator-type TRIM_HORIZON --stream-name s',
  'docker container run alpine hostname',
  'docker run -it ubuntu bash',
  'docker service create --name web --replicas 3 nginx',
  'docker network create -d overlay overnet',
  'git stash show stash@{0}',
  'git reset --hard HEAD@{1}',
  'git commit --author="A U Thor <author@example.com>" -m "Fix"',
  "curl -w '%{http_code}' -s https://example.com",
  'find . -name "*.tmp" -exec rm {} \\;',
  'ls | xargs -I {} echo {}',
  'mktemp -d /tmp/buildXXXXXX',
  'go test ./...',
  'pip install "uvicorn[standard]"',
  'printenv AWS_ACCOUNT_ID',
  'aws sts get-caller-identity --query Account --output text',
  'aws ecr get-login-password --region us-east-1 | docker login --username AWS --password-stdin 123456789012.dkr.ecr.us-east-1.amazonaws.com',
  'aws ec2 run-instances --image-id ami-0abcdef1234567890 --instance-type t2.micro --key-name my-key',
  'curl -X POST -H "Content-Type: application/json" http://localhost:8080/items',
  "psql -c 'SELECT USER_ID, HOST_NAME FROM T WHERE A < B AND C > D'",
  'ip address show',
  'sudo yum install -y docker',
  'chmod 400 my-key.pem',
  'ssh ec2-user@54.12.13.14',
  'kubectl get svc -A -o wide',
  'docker ps -a --filter status=exited',
  'docker-compose up -d --scale web=3',
  'set -xeuo pipefail',
  'tar xzf app.tar.gz -C /opt',
  "aws apigateway create-resource --rest-api-id abc --parent-id d --path-part '{proxy+}'",
  "aws apigatewayv2 create-route --api-id a --route-key 'GET /items/{id}'",
  'npm install --save-dev typescript',
  'foo() { echo hi; }',
  'cat > hi.js <<EOF\nfunction f() {return}\nEOF',
  'aws lambda create-function --function-name f --runtime nodejs18.x --handler index.handler',
  'aws ecs create-service --launch-type FARGATE --scheduling-strategy REPLICA',
  'aws dynamodb update-table --table-name t --stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES',
  'aws route53 list-hosted-zones',
  'echo "Hello World" # say hi to your neighbours',
  'aws s3api create-bucket --bucket my-unique-bucket-42 --region eu-west-1',
  'docker run --rm -v "$PWD":/app -w /app node:20 npm test',
  'HTTP_PROXY=http://proxy:3128 curl example.com',
];

describe('Placeholders in commands', () => {
  for (const [title, cases] of Object.entries({ shouted, quiet, marked, bare })) {
    describe(title, () => {
      for (const [command, ...expected] of cases) {
        it(command.replaceAll('\n', '⏎'), () => {
          const found = findPlaceholders(command);
          assert.deepEqual(
            found.map(({ text }) => text),
            expected,
          );
          for (const { text, range } of found) assert.equal(command.slice(range.from, range.to), text);
        });
      }
    });
  }

  describe('what only looks like one', () => {
    for (const command of none) {
      it(command.replaceAll('\n', '⏎'), () => {
        assert.deepEqual(
          findPlaceholders(command).map(({ text }) => text),
          [],
        );
      });
    }
  });

  it('reads a megabyte in one line within a second', () => {
    const starts = [
      '<',
      '{a ',
      '[a ',
      'REPLACE_',
      'your-',
      'x',
      'a_',
      '<a ',
      '"Your ',
      'A-',
      '$(',
      '<b> ',
      'REPLACE_ME ',
      "'",
      'your',
    ];
    for (const start of starts) {
      const took = cpuTime(() => findPlaceholders(`aws ${start.repeat(Math.ceil(200_000 / start.length))}`));
      assert.ok(took < 1000, `${start}: ${took} ms`);
    }
  });
});
