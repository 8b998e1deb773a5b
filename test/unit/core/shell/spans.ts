/**
 * Code spans in their prose, in the words of many kinds of writers; the span stands between ‹ and ›. Every line is a
 * case: what a reader would type into a terminal, and what a reader would not.
 */
export const commandSpans = `
Run ‹docker run -d -p 80:80 docker/getting-started› to start the tutorial container
‹docker ps› shows the running containers
To see the stopped ones too, add the flag: ‹docker ps -a›
list the images using ‹docker images›
Check the installation with ‹docker --version›
‹docker-compose up -d› starts everything in the background
Stop it again: ‹docker-compose down›
‹docker compose up --build›
remove all stopped containers with ‹docker container prune›
‹docker rm $(docker ps -aq)› deletes all containers
Log into Docker Hub using ‹docker login› command
‹docker tag myimage:latest <account>.dkr.ecr.us-east-1.amazonaws.com/myrepo:latest›
‹docker exec -it <container-id> bash›
view the logs (‹docker logs -f web›)
‹docker volume create my-vol› - create a volume
‹docker volume ls›
Join the swarm with ‹docker swarm join --token SWMTKN-1-xxxx 192.168.0.13:2377›
‹docker swarm join-token worker›
‹docker swarm leave --force› on the manager
‹docker service ls›
‹docker service ps web›
‹docker stack rm app›
‹docker system prune -a›
‹docker inspect web | grep IPAddress›
‹docker stats›
‹docker info | grep Swarm›
‹docker network create --driver bridge mynet›
‹docker cp index.html web:/usr/share/nginx/html/›
‹docker save -o app.tar app:1.0›
‹docker build -t myapp:1.0 .›
‹docker build .›
‹docker-machine create --driver virtualbox node1›
‹docker-machine ls›
‹eval $(docker-machine env default)›
SSH into the machine: ‹docker-machine ssh default›
‹kubectl get pods›
‹kubectl get nodes -o wide› gives more
apply it using ‹kubectl apply -f deployment.yaml›
‹kubectl create -f https://k8s.io/examples/application/deployment.yaml›
‹kubectl describe pod <pod-name>› 
‹kubectl delete deployment hello-node›
‹kubectl expose deployment hello --type=LoadBalancer --port=8080›
‹kubectl exec -it shell-demo -- /bin/bash›
‹kubectl scale deployments/kubernetes-bootcamp --replicas=4›
‹kubectl cluster-info›
‹kubectl config view›
‹kubectl config use-context minikube›
‹kubectl rollout status deployment/web›
‹kubectl logs $POD_NAME›
‹kubectl version --client›
‹kubectl proxy›
‹kubectl port-forward svc/web 8080:80›
‹kubectl get svc›
‹kubectl get all -n kube-system›
‹minikube start›
Start the cluster with ‹minikube start --driver=docker›
‹minikube dashboard›
‹helm install my-release bitnami/wordpress›
‹helm repo add stable https://charts.helm.sh/stable›
‹eksctl create cluster --name demo --region us-west-2›
‹aws configure›
Run ‹aws configure› and enter the keys
‹aws s3 ls›
‹aws s3 ls s3://my-bucket›
‹aws s3 sync . s3://my-bucket --delete›
‹aws s3 rb s3://my-bucket --force›
‹aws s3 cp index.html s3://{bucket name}/›
‹aws ec2 describe-instances›
‹aws ec2 run-instances --image-id ami-0abcdef --count 1 --instance-type t2.micro --key-name MyKeyPair›
‹aws iam list-users›
‹aws --version›
‹aws lambda invoke --function-name hello out.json›
‹aws ecs list-clusters›
‹aws eks update-kubeconfig --name demo›
‹aws cloudformation describe-stacks›
‹aws cloudformation delete-stack --stack-name my-stack›
‹aws dynamodb list-tables›
‹aws sns publish --topic-arn arn:aws:sns:us-east-1:123456789012:t --message hi›
‹aws sts get-caller-identity›
‹aws ecr get-login-password --region us-east-1 | docker login --username AWS --password-stdin 123.dkr.ecr.us-east-1.amazonaws.com›
‹aws emr create-cluster --name test --release-label emr-5.20.0 --instance-type m4.large›
‹aws logs tail /aws/lambda/hello --follow›
‹aws rds describe-db-instances --query "DBInstances[].Endpoint"›
‹eb init›
deploy using ‹eb create my-env›
‹eb open›
‹sam build›
‹sam deploy --guided›
‹sam local start-api›
‹cdk deploy›
‹terraform init›, then ‹terraform plan› and ‹terraform apply -auto-approve›
‹git clone https://github.com/user/repo.git›
‹git push›
‹git push origin master›
‹git add .›
‹git commit -m "initial commit"›
‹git status›
‹git pull›
‹git checkout -b feature›
‹git init›
‹git config --global user.email "you@example.com"›
‹git remote add origin <url>›
‹git log --oneline›
‹npm install›
then ‹npm start›
‹npm install -g serverless›
‹npm run build›
‹npm init -y›
‹yarn install›
‹pip install boto3›
‹pip3 install --user awscli›
‹pip install -r requirements.txt›
‹python app.py›
‹python3 -m http.server 8000›
‹python --version›
‹node index.js›
‹node -v›
‹java -version›
‹java -jar target/app.jar›
‹javac HelloWorld.java›
‹mvn clean package›
‹mvn package›
‹./gradlew build›
‹go run main.go›
‹go build ./...›
‹make›  command builds it
run ‹make install›
‹sudo apt-get update›
‹sudo apt update && sudo apt upgrade -y›
‹sudo apt-get install -y docker.io›
‹sudo yum update -y›
‹sudo service docker start›
‹sudo usermod -a -G docker ec2-user›
‹sudo systemctl start httpd›
‹sudo systemctl status nginx›
‹sudo su›
‹sudo su -›
‹sudo reboot› 
‹sudo chmod 666 /var/run/docker.sock›
‹sudo vi /etc/hosts›
‹sudo nano /etc/nginx/nginx.conf›
‹chmod 400 mykey.pem›
‹ssh -i "mykey.pem" ubuntu@ec2-3-87-1-2.compute-1.amazonaws.com›
‹ssh -i MyKeyPair.pem ec2-user@<public ip>›
‹ssh hadoop@ec2-###-##-##-###.compute-1.amazonaws.com -i ~/mykeypair.pem›
‹scp -i key.pem file.txt ec2-user@1.2.3.4:~/›
‹cd /var/www/html›
‹cd ..›
‹mkdir -p ~/.aws›
‹mkdir project›
‹ls -la›
‹ls /tmp›
To leave the container type ‹exit›
use the ‹exit› command
Type ‹ls› and press enter
the ‹pwd› command prints where we are
We can use ‹whoami› to see the user
run ‹hostname›
by running ‹top› inside the container
‹ps aux›
‹ps -ef | grep java›
‹kill -9 1234›
‹cat /etc/os-release›
‹cat Dockerfile›
‹echo $PATH›
‹echo "hello" > test.txt›
‹export AWS_REGION=us-east-1›
‹export PATH=$PATH:/usr/local/hadoop/bin›
‹source ~/.bashrc›
‹source venv/bin/activate›
‹. ./env.sh›
‹curl http://localhost:8080›
‹curl -X POST -d '{"name":"x"}' http://localhost:3000/items›
‹wget https://example.com/file.tar.gz›
‹tar -xvf hadoop-3.2.1.tar.gz›
‹unzip awscliv2.zip›
‹ping google.com›
‹ping 10.0.0.2›
‹traceroute 8.8.8.8›
‹nslookup myservice›
‹dig +short myservice›
‹ifconfig›  command shows the interfaces
‹ip addr show›
‹ip link›
‹ip route›
‹netstat -tulpn›
‹iptables -L -n -t nat›
‹sudo iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -j MASQUERADE›
‹brctl show docker0›
‹hadoop fs -ls /›
‹hdfs dfs -put input.txt /user/hadoop›
‹hadoop jar wordcount.jar WordCount /input /output›
‹hdfs namenode -format›
‹start-dfs.sh›  command starts HDFS
‹spark-submit --class Main app.jar›
‹hive -f script.q›
‹mysql -u root -p›
‹mysql -h <endpoint> -u admin -p›
‹psql -U postgres›
‹redis-cli ping›
‹./start.sh›
‹./mvnw spring-boot:run›
‹bin/kafka-topics.sh --create --topic test --bootstrap-server localhost:9092›
‹sh install.sh›
‹bash script.sh›
‹vim app.py›
‹brew install kubectl›
‹sudo snap install microk8s --classic›
‹conda create -n env python=3.8›
‹virtualenv venv›
‹flask run --host=0.0.0.0›
‹uvicorn main:app --reload›
‹gcloud container clusters create demo›
‹az login›
‹heroku create›
‹kops create cluster --zones=us-east-1a›
‹kubeadm init --pod-network-cidr=10.244.0.0/16›
‹for i in 1 2 3; do echo $i; done›
‹while true; do curl -s localhost; sleep 1; done›
‹FOO=bar node app.js›
‹$ docker ps›
‹ docker ps ›
‹docker ps.›
‹"docker ps -a"›
‹docker run –d nginx›
‹docker exec -it &lt;id&gt; sh›
‹cd app && npm install›
‹crontab -e›
‹systemctl enable --now docker›
‹touch index.html›
‹history | tail -20›
use ‹clear› command to clean the screen
‹env | grep AWS›
‹which python3›
‹journalctl -u docker -f›
‹ab -n 1000 -c 10 http://localhost/›
‹stress --cpu 2 --timeout 60›
‹serverless deploy›
‹sls deploy -v›
‹amplify init›
‹npx create-react-app my-app›
‹docker container stop $(docker container ls -q)›
‹docker image rm <image>›
‹docker run --rm -it -v $(pwd):/app node:12 npm test›
‹docker run hello-world›
‹docker pull nginx:latest›
‹docker push <username>/myapp›
‹docker search ubuntu›
‹docker history myimage›
‹docker top mydb›
‹docker update --memory 512m web›
‹docker port web 80›
`;

export const otherSpans = `
‹docker› is a tool for containers
The ‹docker› command line talks to the daemon
‹kubectl› is the command line tool of Kubernetes
using the ‹aws› CLI
We use ‹git› for version control
run it with ‹python›
the ‹nginx› image
‹pull› command downloads an image
use ‹docker run› to start containers
the ‹docker build› command
‹docker exec› lets us enter a container
with ‹docker container logs› we see the logs
‹docker pull› and ‹docker push›
‹docker stop› / ‹docker rm›
‹docker-compose› reads the yml file
‹docker compose› replaces it
‹docker network create› makes a network
‹docker service create› is like docker run
‹docker stack deploy›
‹docker swarm› mode
‹docker image› subcommands
‹docker volume› commands
‹aws s3› commands
‹aws s3 cp› copies files
‹aws s3api›
‹aws ec2›
‹aws cloudformation create-stack›
‹git clone› copies a repository
‹git add›
‹git checkout›
‹kubectl apply›
‹kubectl create› and ‹kubectl run›
‹kubectl get›
‹kubectl exec›
‹helm install›
‹pip install›
‹apt-get install›
‹sudo apt-get install›
‹sudo›
‹apt-get›
‹ssh›
‹scp›
‹chmod›
‹curl›
‹npm›
‹node›
‹java›
‹mvn›
the ‹-it› flag
‹--rm› removes it
‹-p 8080:80› maps the port
‹-v $(pwd):/app›
‹--name web›
‹-e MYSQL_ROOT_PASSWORD=secret›
‹--network host›
‹-d› for detached
‹nginx:latest›
the image ‹ubuntu:18.04›
‹alpine›
‹hello-world› image
‹mysql:5.7›
‹python:3.6-slim›
‹Dockerfile›
‹docker-compose.yml›
‹index.html› file
‹app.py›
‹server.js›
‹requirements.txt›
‹/etc/hosts›
‹/var/www/html›
‹~/.aws/credentials›
‹/usr/share/nginx/html›
‹./data› directory
‹./app/index.js›
‹s3://my-bucket/key›
‹http://localhost:8080›
‹https://console.aws.amazon.com›
‹localhost:3000›
‹127.0.0.1›
‹10.0.0.0/16› CIDR
‹0.0.0.0/0›
port ‹80›
‹8080:80›
‹us-east-1›
‹t2.micro›
‹ami-0abcdef1234567890›
‹arn:aws:iam::123456789012:role/MyRole›
‹AWS_ACCESS_KEY_ID›
‹$HOME›
‹PATH› variable
‹JAVA_HOME›
‹REPLACE_ME›
‹<container id>›
‹{bucketName}›
‹S3 > Buckets > Permissions›
‹Services > EC2 > Launch Instance›
‹Actions -> Instance State -> Terminate›
‹File > New›
‹Ctrl+C›
‹Ctrl-P Ctrl-Q›
‹Esc›
‹:wq›
‹q›
‹lambda_handler›
‹lambda_handler(event, context)›
‹console.log("hi")›
‹print("hello")›
‹dynamodb.put_item()›
‹app.listen(3000)›
‹os.hostname()›
‹var x = 5;›
‹import boto3›
‹"Effect": "Allow"›
‹{"key": "value"}›
‹Version›
‹userPoolId›
‹GET /items/{id}›
‹POST›
‹PUT /users›
‹HTTP 200›
‹200 OK›
‹SELECT * FROM users;›
‹CREATE TABLE users (id INT)›
‹FROM ubuntu›
‹RUN apt-get update›
‹CMD ["node", "app.js"]›
‹COPY . /app›
‹EXPOSE 80›
‹apiVersion: v1›
‹kind: Pod›
‹replicas: 3›
‹image: nginx›
‹nginx› container
the ‹exit› code
‹ls› is short for list
the ‹top› level
‹bash› shell
‹sh›
the ‹hostname› of the node
the ‹date› field
‹kube-system› namespace
‹kube-apiserver›
‹kubelet› runs on every node
‹etcd›
‹my-bucket› bucket
‹MyStack›
‹ec2-user›
‹root›
‹web1›
‹docker0› bridge
‹eth0›
‹overlay› network
‹bridge›
‹docker run [OPTIONS] IMAGE [COMMAND] [ARG...]›
‹docker exec [OPTIONS] CONTAINER COMMAND [ARG...]›
‹kubectl [command] [TYPE] [NAME] [flags]›
‹git commit [options]›
‹aws <command> <subcommand> [options and parameters]›
‹docker ps - lists running containers›
‹docker run ...›
‹docker rm <options> <container>›
‹docker (start|stop) web›
‹latest›
‹v1.0›
‹Python 3.6›
‹python 3.7›
‹node 8›
‹java 8›
‹mysql 5.7›
‹Node.js›
‹MapReduce›
‹hdfs›
‹hive›
‹Hello World›
‹Hello from Docker!›
‹It works!›
‹Permission denied›
‹command not found›
‹connection refused›
‹yes›
‹true›
‹null›
‹MYSQL_ROOT_PASSWORD=secret›
‹Type=forward›
‹Action: s3:GetObject›
‹s3:PutObject›
‹ec2:DescribeInstances›
‹AmazonS3FullAccess› policy
‹AWSLambdaBasicExecutionRole›
‹text/html›
‹application/json›
‹index.handler›
‹python3.8› runtime
‹id_rsa.pub›
‹*.pem›
‹.ssh› folder
‹.gitignore›
‹README.md›
‹docker.sock›
‹docker.io/library/nginx›
‹gcr.io/google-samples/node-hello:1.0›
‹user/repo›
‹origin master›
‹master›
‹feature-branch› branch
‹kubectl get <resource> [flags]›
‹source code›
‹make sure the port is open›
‹time to live›
‹find the ip address›
‹node group›
‹head node›
‹test event›
‹set of rules›
‹kill switch›
‹export data›
‹start instance›
‹install docker›
‹go to EC2›
‹service discovery›
‹service mesh›
‹host machine›
`;
