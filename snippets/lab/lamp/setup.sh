#!/bin/bash
# Runs once as root when the machine starts for the first time.
dnf install -y httpd php php-mysqli mariadb105-server
systemctl enable --now httpd mariadb
echo '<?php echo phpversion(), " on ", gethostname();' > /var/www/html/index.php
