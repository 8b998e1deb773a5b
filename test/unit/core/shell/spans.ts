/**
 * Code spans in their prose, in the words of many kinds of writers; the span stands between ‹ and ›. Every line is a
 * case: what a reader would type into a terminal, and what a reader would not.
 */
export const commandSpans = `
Start it with ‹func start›; it listens on port 7071
the values are shown by ‹helm get values shop›
Then run ‹mongosh› and look around
‹docker ps # lists› is how the slides write it
‹aws emr wait cluster-running --cluster-id j-3KVTXXXXXX7UG›
Let the cluster in: ‹sudo ufw allow from 10.0.0.0/8 to any port 9870›
On the master, ‹pyspark› opens the interactive shell
where am I: ‹pwd›
write a file, then ‹ls›
and start ‹hive› by hand
To count I open ‹python3›, then type
start the daemons with ‹sbin/start-dfs.sh›
‹history | tail›
‹wsl --install -d Ubuntu›
‹mstsc /v:3.88.1.2› for the desktop
‹Connect-AzAccount› first
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
We can list running containers with the command: ‹docker container ls›.
1. ‹sudo apt-get update›
Then type ‹cd aws-modern-application-workshop/›
Install: ‹sudo yum -y install git›
‹sudo yum install -y java-1.8.0-openjdk-devel›
‹sudo amazon-linux-extras install nginx1.12›
‹sudo groupadd docker›
‹newgrp docker›
‹groups›  command lists them
‹sudo find /var/www -type d -exec chmod 2775 {} \\;›
‹echo "<?php phpinfo(); ?>" > /var/www/html/phpinfo.php›
‹sudo mysql_secure_installation›
‹mysql_secure_installation›
run ‹sudo -i›
‹aws s3 mb s3://your-bucket --region us-west-2›
‹aws s3api create-bucket --bucket my-bucket›
‹aws ec2 describe-vpcs›
‹aws ec2 create-key-pair --key-name MyKey --query 'KeyMaterial' --output text > MyKey.pem›
‹aws cloud9 describe-environments›
‹aws dynamodb scan --table-name MysfitsTable›
‹aws emr list-clusters --active›
‹aws lambda list-functions›
‹aws configure set region us-east-1›
‹aws configure list›
‹aws help›
‹aws s3 help›
‹ecs-cli up›
‹docker run busybox echo hi›
‹docker run -it --name c1 --network my-net alpine ash›
‹docker run -p 80:80 -d httpd›
‹docker run --name some-nginx -d some-content-nginx›
‹docker container run -d --name web -p 8080:80 nginx›
‹docker container exec -it web bash›
‹docker container start web›
‹docker container stop $(docker container ls -aq)›
‹docker images -a›
‹docker rmi -f $(docker images -q)›
‹docker image prune›
‹docker version›
‹docker run -v mydata:/data alpine›
‹docker run --mount source=vol1,target=/app nginx›
‹docker network connect my-net web›
‹docker network inspect bridge›
‹docker node update --availability drain worker1›
‹docker node ls›
‹docker service inspect --pretty web›
‹docker service update --image nginx:1.19 web›
‹docker stack deploy -c docker-stack.yml vote›
‹docker stack ps voting_stack›
‹docker secret create my_secret ./secret.txt›
‹docker-compose -f prod.yml up -d›
‹docker-compose logs -f web›
‹docker exec web1 ping web2›
‹docker exec -it $(docker ps -q) sh›
‹docker logs container_id›
‹docker kill <containerID>›
‹docker build --tag=friendlyhello .›
‹docker build -f Dockerfile.dev -t me/app .›
‹docker diff web›
‹docker export web > web.tar›
‹docker login -u <username> -p <password>›
‹docker context use default›
‹kubectl run kubernetes-bootcamp --image=gcr.io/google-samples/kubernetes-bootcamp:v1 --port=8080›
‹kubectl label pods $POD_NAME version=v1›
‹kubectl set image deployments/kubernetes-bootcamp kubernetes-bootcamp=jocatalin/kubernetes-bootcamp:v2›
‹kubectl rollout undo deployments/kubernetes-bootcamp›
‹kubectl get deployments›
‹kubectl get pods -l app=nginx›
‹kubectl apply -k ./›
‹kubectl get pod,svc›
‹kubectl create namespace dev›
‹kubectl create deployment nginx --image=nginx›
‹kubectl edit svc/web›
‹kubectl top nodes›
‹kubectl config get-contexts›
‹kubectl delete -f app.yaml›
‹kubectl get po -A›
‹kubectl drain node1 --ignore-daemonsets›
‹minikube service hello-minikube --url›
‹minikube addons enable ingress›
‹minikube delete›
‹curl $(minikube ip):$NODE_PORT›
‹export POD_NAME=$(kubectl get pods -o go-template --template '{{range .items}}{{.metadata.name}}{{"\\n"}}{{end}}')›
‹sudo kubeadm join 10.0.0.1:6443 --token abc --discovery-token-ca-cert-hash sha256:123›
‹mkdir -p $HOME/.kube›
‹sudo cp -i /etc/kubernetes/admin.conf $HOME/.kube/config›
‹sudo chown $(id -u):$(id -g) $HOME/.kube/config›
‹swapoff -a›
‹tar xzf spark-2.4.0.tgz›
‹pyspark --master local[2]›
‹spark-shell›  command opens the shell
‹hadoop version›
‹hdfs dfs -mkdir -p /user/me›
‹bin/hadoop fs -ls›
‹hive -e "select 1"›
‹beeline -u jdbc:hive2://localhost:10000›
‹sqoop import --connect jdbc:mysql://db/x --table t›
‹hbase shell›
‹jps›  command should list the NameNode
‹python lambda.py›
‹python manage.py runserver›
‹python3 -m venv env›
‹python setup.py install›
‹node app›
‹node server›
‹npm i›
‹npm run dev›
‹npm test›
‹nvm install 12›
‹sudo npm install -g express-generator›
‹eb deploy›
‹eb terminate my-env›
‹zip -r function.zip .›
‹zip lambda.zip index.js›
‹git add . && git commit -m "msg" && git push›
‹git commit -am "x"›
‹git checkout master›
‹git merge dev›
‹git branch -d x›
‹git stash›
‹git diff›
‹git clone git@github.com:me/repo.git›
‹git clone <repo url>›
‹vi app.js›
‹nano Dockerfile›
‹cat ~/.ssh/id_rsa.pub›
‹ssh-keygen -t rsa -b 4096›
‹ssh-keygen›
‹ssh ubuntu@<IP>›
‹ssh -T git@github.com›
‹ssh localhost›
‹ping web›
‹ping -c 3 <IP>›
‹telnet localhost 6379›
‹nc -l 1234›
‹top -b›
‹free -m›
‹df -h›
‹uname -a›
‹date +%s›
‹sleep 10›
‹echo hello›
‹rm -rf node_modules›
‹chmod +x run.sh›
‹ls | wc -l›
‹ls -l /var/www/html/›
‹ps -ef›
Run ‹ps›
‹kill %1›
‹service nginx restart›
‹sudo service httpd status›
‹systemctl restart docker.service›
‹java HelloWorld›
‹java -cp . Main›
‹javac *.java›
‹mvn spring-boot:run›
‹gradle build›
‹make run›
‹go get github.com/gorilla/mux›
‹go build›
‹gcc -o main main.c›
‹./a.out 4 8›
‹terraform plan -out tf.plan›
‹ansible-playbook -i hosts site.yml›
‹ansible all -m ping›
‹vagrant up›
‹psql -h localhost -U me db›
‹redis-server›  command starts the server
‹mongo "mongodb://x"›
‹while :; do curl localhost:5000; done›
‹docker ps --format '{{.Names}}'›
‹docker   ps   -a›
‹sudo docker run hello-world›
‹$docker ps›
‹# apt-get install vim›
‹ > npm start›
‹C:\\> ipconfig›
‹cd \${HOME}/src›
‹docker container run [image name]›
‹docker run {image}›
‹docker start [container-name]›
‹docker rm container_name›
‹docker tag SOURCE_IMAGE TARGET_IMAGE›
‹aws ec2 terminate-instances --instance-ids <instance-id>›
‹aws s3 rm s3://bucket --recursive›
‹aws iam create-role --role-name x --assume-role-policy-document file://trust.json›
`;

export const otherSpans = `
see also ‹helm get values›, which wants a release
The pipeline builds on every ‹git push›
the flag has ‹type=bind,source="$(pwd)",target=/usr/share/nginx/html›
we run ‹node› 12 there
I can run ‹python› code in it
the relation is ‹image --run--> container --commit--> image›
‹docker images  -> shows images›
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
‹docker daemon› runs in the background
‹docker engine›
‹docker hub›
‹docker client›
‹docker machine›
‹docker images› are layered
‹docker container›
‹docker service›
‹docker node›
‹docker stack›
‹Docker Hub›
‹git bash›
‹git push command›
‹kubectl command›
‹kubernetes cluster›
‹aws cli›
‹aws lambda›
‹aws account›
‹aws s3 mb› makes a bucket
‹aws s3 sync›
‹aws configure› file
‹aws ecs create-service›
‹aws iam create-role›
‹ssh key›
‹ssh client›
‹python script›
‹python 2.7›
‹python code›
‹java program›
‹npm package›
‹pip package›
‹apt package manager›
‹yum› package manager
‹cd› into the folder
‹mkdir›
‹cat› prints
‹vi› editor
‹sudo› rights
the ‹cp› command
‹rm›
‹ping› command
‹curl› command
‹echo›
‹grep›
‹docker attach›
‹docker commit›
‹docker inspect›
‹docker kill›
‹docker cp›
‹docker tag›
‹docker top›
‹docker rmi›
‹docker start›
‹docker restart›
‹docker node inspect›
‹docker service scale›
‹docker service update›
‹docker stack services›
‹docker swarm join›
‹docker volume rm›
‹kubectl delete›
‹kubectl describe›
‹kubectl logs›
‹kubectl scale›
‹kubectl expose›
‹kubectl rollout›
‹kubectl config›
‹helm upgrade›
‹terraform import›
‹eksctl create›
‹minikube addons›
‹systemctl›
‹systemctl start›
‹service›
‹-a›
‹--all›
‹-e VAR=value›
‹--mount type=bind,source=/a,target=/b›
‹--publish 80:80›
‹-m "message"›
‹-i key.pem›
‹{{ json .RootFS.Layers }}›
‹$(pwd)›
‹$PWD›
‹\${VAR}›
‹*›
‹0.0.0.0:80->80/tcp›
‹80/tcp›
‹TCP 80›
‹2376›
‹sha256:abcdef123456›
‹3f2a9c1b7d5e›
‹Up 2 minutes›
‹Exited (0)›
‹STATUS›
‹CONTAINER ID›
‹nameserver 127.0.0.11›
‹make_bucket: my-bucket›
‹An error occurred (AccessDenied)›
‹No such container›
‹EC2 > Instances > Launch›
‹EC2 -> Security Groups›
‹Services/EC2›
‹IAM → Roles → Create role›
‹Launch Instance› button
‹Create bucket›
‹Next: Tags›
‹Amazon Linux 2 AMI›
‹Type: HTTP›
‹Port Range: 80›
‹launch-wizard-1›
‹default VPC›
‹public subnet›
‹event['key1']›
‹event.body›
‹callback(null, response)›
‹exports.handler›
‹const x = 1›
‹let name = "x"›
‹if (err) throw err;›
‹for (var i = 0; i < 5; i++)›
‹return x›
‹import json›
‹from flask import Flask›
‹pip› and ‹virtualenv›
‹app.run(host='0.0.0.0')›
‹@app.route('/')›
‹def main():›
‹class Foo›
‹public static void main›
‹<h1>Hello</h1>›
‹<bucket-name>›
‹<div>›
‹http://<public-ip>/›
‹http://localhost:8080/index.html›
‹ec2-user@1.2.3.4›
‹user@example.com›
‹s3://bucket›
‹hdfs://namenode:9000›
‹jdbc:mysql://host/db›
‹file://policy.json›
‹./Dockerfile›
‹../src›
‹/bin/bash›
‹/bin/sh›
‹bash›
‹zsh›
‹/usr/bin/python3›
‹~/environment›
‹~/.bashrc›
‹src/main.py›
‹app/›
‹node_modules/›
‹key.pem›
‹deployment.yaml›
‹task-definition.json›
‹buildspec.yml›
‹apache2›
‹httpd›
‹mysql›
‹redis›
‹mongo›
‹node:12-alpine›
‹gcr.io/x/y:v1›
‹amazonlinux:2›
‹hello:v0.1›
‹web›
‹app1›
‹ip_hash›
‹round-robin›
‹map()› and ‹reduce()›
‹word count›
‹sort›
‹top-level›
‹date›
‹time›
‹id›
‹env›
‹history›
‹host›
‹key: value›
‹- name: x›
‹version: "3"›
‹ports: - "80:80"›
‹restart: always›
‹type=bind›
‹CAPABILITY_NAMED_IAM›
‹us-east-1a›
‹t2.micro (free tier)›
‹0 0 * * *›
‹cron(0 12 * * ? *)›
‹rate(5 minutes)›
‹SELECT count(*) FROM t›
‹show databases;›
‹use mydb;›
‹db.users.find()›
‹INSERT INTO t VALUES (1)›
‹ALTER USER 'root'@'localhost'›
‹GET /›
‹POST /rides›
‹Content-Type: application/json›
‹Authorization›
‹Ctrl + D›
‹Shift+Enter›
‹Enter›
‹i› to insert
‹:wq!›
‹y›
‹yes/no›
`;
