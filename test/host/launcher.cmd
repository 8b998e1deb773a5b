@echo off
rem Takes a desktop VS Code's test flags and exits with the tests' status; see launcher.ts.
"%~dp0..\..\node_modules\.bin\tsx.cmd" "%~dp0launcher.ts" %*
