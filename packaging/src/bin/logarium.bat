@echo off
rem Starts Logarium with a JDK 25 of this machine. LOGARIUM_JAVA_HOME names one that lies elsewhere, LOGARIUM_JAVA_OPTS adds options.
setlocal EnableExtensions
set "home=%~dp0.."
set "java_home="
for %%D in ("%LOGARIUM_JAVA_HOME%" "%home%\runtime" "%JAVA_HOME%") do call :consider "%%~D"
for /f "delims=" %%J in ('where java 2^>nul') do call :consider "%%~dpJ.."
for %%B in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do (
  for /d %%D in ("%%~B\*") do call :consider "%%~D"
)
if not defined java_home (
  echo logarium: Java 25 was not found; install a JDK 25 ^(Eclipse Temurin 25 for instance^) or name its folder in LOGARIUM_JAVA_HOME. 1>&2
  exit /b 1
)
set "kind=window"
set "memory=-Xms64m -Xmx1g"
if "%~1"=="cluster" (
  set "kind=cluster"
  set "memory=-Xms24m -Xmx256m"
)
set "cache="
if defined LOGARIUM_TRAIN (
  set cache="-XX:AOTCacheOutput=%home%\lib\%kind%.aot" -Xlog:disable
) else if exist "%home%\lib\%kind%.aot" (
  set cache="-XX:AOTCache=%home%\lib\%kind%.aot" -Xlog:disable
)
"%java_home%\bin\java" %LOGARIUM_JAVA_OPTS% %cache% %memory% -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -jar "%home%\lib\logarium-app-@project.version@.jar" %*
exit /b %ERRORLEVEL%

:consider
if defined java_home exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>nul && set "java_home=%~1"
exit /b
