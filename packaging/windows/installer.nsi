; The installer for Windows: for one user, without administrator rights. Built by build.ps1, or anywhere by makensis:
;   makensis -DVERSION=0.1.0 -DBUNDLE=out\bundle\variorum -DOUTFILE=out\Variorum-0.1.0-setup.exe packaging\windows\installer.nsi
; SIGN, where it is given, is a command that signs the file named by its last word; the uninstaller is signed with it too.

Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "x64.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Variorum"
!define CLASS "Variorum.Workspace.1"

Name "Variorum"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\Variorum"
InstallDirRegKey HKCU "Software\Variorum" "InstallDir"
BrandingText "Variorum ${VERSION}"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Variorum"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Variorum: how a news story changes from one telling to the next"
VIAddVersionKey "CompanyName" "The Variorum developers"
VIAddVersionKey "LegalCopyright" "The Variorum developers, Apache-2.0"

!define MUI_ICON "variorum.ico"
!define MUI_UNICON "variorum.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\variorum.exe"
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Spanish"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "Variorum needs a 64-bit Windows." /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; Say whether Variorum is running: Windows lets nobody write to a program that runs.
!macro STOP_WHERE_IT_RUNS un
  Function ${un}StopWhereItRuns
    IfFileExists "$INSTDIR\variorum.exe" 0 done
    again:
    ClearErrors
    FileOpen $0 "$INSTDIR\variorum.exe" a
    IfErrors 0 free
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Variorum is running. Please close it first." /SD IDCANCEL IDRETRY again
    Abort
    free:
    FileClose $0
    done:
  FunctionEnd
!macroend
!insertmacro STOP_WHERE_IT_RUNS ""
!insertmacro STOP_WHERE_IT_RUNS "un."

Section "Variorum" PROGRAM
  SectionIn RO
  Call StopWhereItRuns
  ; What an older version left behind must not be found by a newer one.
  RMDir /r "$INSTDIR\lib"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}\*.*"
  File "variorum.ico"
  File "workspace.ico"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\Variorum" "InstallDir" "$INSTDIR"

  CreateShortcut "$SMPROGRAMS\Variorum.lnk" "$INSTDIR\variorum.exe" "" "$INSTDIR\variorum.ico"

  WriteRegStr HKCU "${KEY}" "DisplayName" "Variorum"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\variorum.ico"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Variorum developers"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0

  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "Variorum workspace"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\workspace.ico"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\variorum.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.variorum" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\.variorum" "Content Type" "application/x-variorum-workspace"
  WriteRegNone HKCU "Software\Classes\.variorum\OpenWithProgids" "${CLASS}"

  ; "Open with" for articles: offered, never the default. An entry under Applications takes no type over.
  WriteRegStr HKCU "Software\Classes\Applications\variorum.exe" "FriendlyAppName" "Variorum"
  WriteRegStr HKCU "Software\Classes\Applications\variorum.exe\shell\open\command" "" '"$INSTDIR\variorum.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\Applications\variorum.exe\SupportedTypes" ".txt" ""
  WriteRegStr HKCU "Software\Classes\Applications\variorum.exe\SupportedTypes" ".html" ""
  WriteRegStr HKCU "Software\Classes\Applications\variorum.exe\SupportedTypes" ".htm" ""
  WriteRegStr HKCU "Software\Classes\Applications\variorum.exe\SupportedTypes" ".md" ""
  WriteRegStr HKCU "Software\Classes\Applications\variorum.exe\SupportedTypes" ".jsonl" ""
  WriteRegStr HKCU "Software\Classes\Applications\variorum.exe\SupportedTypes" ".variorum" ""
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Open folders from the Explorer" FOLDERS
  WriteRegStr HKCU "Software\Classes\Directory\shell\Variorum" "" "Open with Variorum"
  WriteRegStr HKCU "Software\Classes\Directory\shell\Variorum" "Icon" "$INSTDIR\variorum.ico"
  WriteRegStr HKCU "Software\Classes\Directory\shell\Variorum\command" "" '"$INSTDIR\variorum.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\Directory\Background\shell\Variorum" "" "Open with Variorum"
  WriteRegStr HKCU "Software\Classes\Directory\Background\shell\Variorum" "Icon" "$INSTDIR\variorum.ico"
  WriteRegStr HKCU "Software\Classes\Directory\Background\shell\Variorum\command" "" '"$INSTDIR\variorum.exe" "%V"'
SectionEnd

Section /o "Icon on the desktop" ICON
  CreateShortcut "$DESKTOP\Variorum.lnk" "$INSTDIR\variorum.exe" "" "$INSTDIR\variorum.ico"
SectionEnd

Section "Uninstall"
  Call un.StopWhereItRuns
  ; Only what was installed: the folder may be one that a reader chose, with files of their own.
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\variorum.exe"
  Delete "$INSTDIR\variorum-cli.exe"
  Delete "$INSTDIR\variorum.ico"
  Delete "$INSTDIR\workspace.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Variorum.lnk"
  Delete "$DESKTOP\Variorum.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
  DeleteRegValue HKCU "Software\Classes\.variorum\OpenWithProgids" "${CLASS}"
  ReadRegStr $0 HKCU "Software\Classes\.variorum" ""
  ${If} $0 == "${CLASS}"
    DeleteRegKey HKCU "Software\Classes\.variorum"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\Applications\variorum.exe"
  DeleteRegKey HKCU "Software\Classes\Directory\shell\Variorum"
  DeleteRegKey HKCU "Software\Classes\Directory\Background\shell\Variorum"
  DeleteRegValue HKCU "Software\Variorum" "InstallDir"
  DeleteRegKey /ifempty HKCU "Software\Variorum"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${PROGRAM} "The program, its workspaces, and an entry in the start menu."
  !insertmacro MUI_DESCRIPTION_TEXT ${FOLDERS} "Adds “Open with Variorum” to the menu of folders."
  !insertmacro MUI_DESCRIPTION_TEXT ${ICON} "Puts an icon on the desktop."
!insertmacro MUI_FUNCTION_DESCRIPTION_END
