#!/bin/bash
# Makes an Amazon Linux 2023 machine ready for kubeadm. Runs once as root when it starts for the first time.
set -eux
version=v1.36

# Pods of different machines are bridged through the kernel's packet filter.
printf 'overlay\nbr_netfilter\n' > /etc/modules-load.d/kubernetes.conf
modprobe -a overlay br_netfilter
printf 'net.bridge.bridge-nf-call-iptables = 1\nnet.ipv4.ip_forward = 1\n' > /etc/sysctl.d/kubernetes.conf
sysctl --system

# Docker, for building and trying; it brings containerd, which is what Kubernetes runs containers with.
dnf install -y docker iproute-tc
mkdir -p /etc/containerd
containerd config default | sed 's/SystemdCgroup = false/SystemdCgroup = true/' > /etc/containerd/config.toml
systemctl enable --now docker
systemctl enable containerd
systemctl restart containerd
usermod -aG docker ec2-user

cat > /etc/yum.repos.d/kubernetes.repo <<REPO
[kubernetes]
name=Kubernetes
baseurl=https://pkgs.k8s.io/core:/stable:/$version/rpm/
enabled=1
gpgcheck=1
gpgkey=https://pkgs.k8s.io/core:/stable:/$version/rpm/repodata/repomd.xml.key
REPO
dnf install -y kubelet kubeadm kubectl
systemctl enable --now kubelet
