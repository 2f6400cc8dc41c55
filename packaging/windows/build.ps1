# Build the bundle and the installer on Windows: powershell -File packaging\windows\build.ps1
# Needs Python 3.11 or newer and NSIS. Signs where VARIORUM_CERTIFICATE names the thumbprint of a certificate in the
# user's store; VARIORUM_TIMESTAMP is the address of a timestamping service.
$ErrorActionPreference = "Stop"
Set-StrictMode -Version Latest
Set-Location (Join-Path $PSScriptRoot "..\..")

function Invoke-Checked([string] $Program, [string[]] $Words) {
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

$python = if ($env:PYTHON) { $env:PYTHON } else { "python" }
$tools = "out\package-venv"
if (-not (Test-Path "$tools\Scripts\python.exe")) { Invoke-Checked $python @("-m", "venv", $tools) }
$tool = "$tools\Scripts\python.exe"
Invoke-Checked $tool @("-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", "requirements-package.lock")

$version = & $tool -c "import viewer; print(viewer.__version__)"
$env:PYTHONHASHSEED = "0"
if (-not $env:SOURCE_DATE_EPOCH) { $env:SOURCE_DATE_EPOCH = git log -1 "--format=%ct" }
Invoke-Checked $tool @("packaging\windows\version_info.py", "out\version-info.txt")
Invoke-Checked $tool @("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", "out\bundle",
    "--workpath", "out\bundle-work", "packaging\bundle\variorum.spec")
Invoke-Checked $tool @("packaging\licences.py", "out\bundle\variorum", "out\bundle-work\copyright")
Invoke-Checked $tool @("packaging\check_bundle.py", "out\bundle\variorum\variorum-cli.exe")

$words = @("-DVERSION=$version", "-DBUNDLE=$PWD\out\bundle\variorum", "-DOUTFILE=$PWD\out\Variorum-$version-setup.exe")
if ($env:VARIORUM_CERTIFICATE) {
    $sign = "signtool sign /fd sha256 /td sha256 /tr $env:VARIORUM_TIMESTAMP /sha1 $env:VARIORUM_CERTIFICATE"
    foreach ($program in "variorum.exe", "variorum-cli.exe") {
        Invoke-Checked "cmd" @("/c", "$sign out\bundle\variorum\$program")
    }
    $words += "-DSIGN=$sign"
} else {
    Write-Warning "VARIORUM_CERTIFICATE is not set: nothing is signed"
}
Invoke-Checked "makensis" ($words + @("-WX", "packaging\windows\installer.nsi"))
Write-Output "Built out\Variorum-$version-setup.exe"
