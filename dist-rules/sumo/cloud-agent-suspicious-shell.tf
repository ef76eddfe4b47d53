resource "sumologic_cse_match_rule" "cloud_agent_suspicious_shell" {
  name         = "Suspicious shell started by a cloud management agent"
  enabled      = true
  is_prototype = false
  tags = [
    "_mitreAttackTactic:TA0002",
    "_mitreAttackTechnique:T1651",
    "_mitreAttackTechnique:T1059",
    "_mitreAttackTechnique:T1059.001",
    "_mitreAttackTechnique:T1059.003",
    "_mitreAttackTechnique:T1059.004",
    "detection.endpoint",
  ]
  name_expression         = "Suspicious {{fields['properties.FileName']}} {{baseImage}} under a cloud agent on {{device_hostname}}"
  summary_expression      = "Suspicious {{fields['properties.FileName']}} {{baseImage}} under a cloud agent on {{device_hostname}}"
  description_expression  = "Identifies a shell or download tool that the agent of a cloud provider started, or the script that such an agent was given, with an encoded command, a download or a hidden window that bypasses the execution policy. On the machine this is the trace of a command that was sent through the control plane. Each trait adds to a score, and a process below the threshold does not alert. What a script does without starting a process is not in these events.\n\nhost.name: {{device_hostname}}\nusers: {{fields['properties.AccountName']}} {{user_username}}\nprocess.name: {{fields['properties.FileName']}} {{baseImage}}\nprocess.command_line: {{fields['properties.ProcessCommandLine']}} {{commandLine}}\nparent_names: {{fields['properties.InitiatingProcessFileName']}} {{parentBaseImage}}\nfirst_time: {{timestamp}}\nlast_time: {{timestamp}}\n\nhttps://attack.mitre.org/techniques/T1651/\nhttps://learn.microsoft.com/en-us/azure/virtual-machines/extensions/agent-windows\nhttps://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent.html\n\nDetection 9e4a3b2c-65d7-4c8a-9a3b-2a7bad2f5e55, version 1"
  expression              = "objectType = 'EndpointProcess'\nAND NOT (metadata_deviceEventId LIKE 'az/eh/ActivityLog%')\nAND (((lower(fields['properties.InitiatingProcessFileName']) IN (\n        'amazon-ssm-agent', 'amazon-ssm-agent.exe', 'ssm-agent-worker', 'ssm-agent-worker.exe', 'ssm-document-worker',\n        'ssm-document-worker.exe', 'ssm-session-worker', 'ssm-session-worker.exe', 'waappagent.exe',\n        'windowsazureguestagent.exe', 'runcommandextension.exe', 'customscripthandler.exe', 'waagent',\n        'run-command-handler', 'run-command-extension', 'custom-script-extension', 'google_guest_agent',\n        'google_osconfig_agent', 'google_osconfig_agent.exe'\n      )\n      OR (isEmpty(fields['properties.InitiatingProcessFileName'])\n        AND parentBaseImage MATCHES /(?i)(?:(^|\\\\)|(^|\\/))(?:amazon-ssm-agent|amazon-ssm-agent\\.exe|ssm-agent-worker|ssm-agent-worker\\.exe|ssm-document-worker|ssm-document-worker\\.exe|ssm-session-worker|ssm-session-worker\\.exe|WaAppAgent\\.exe|WindowsAzureGuestAgent\\.exe|RunCommandExtension\\.exe|CustomScriptHandler\\.exe|waagent|run-command-handler|run-command-extension|custom-script-extension|google_guest_agent|google_osconfig_agent|google_osconfig_agent\\.exe)$/))\n    AND (lower(fields['properties.FileName']) IN (\n        'powershell.exe', 'powershell_ise.exe', 'pwsh', 'pwsh.exe', 'cmd.exe', 'wscript.exe', 'cscript.exe', 'sh',\n        'bash', 'dash', 'zsh'\n      )\n      OR (isEmpty(fields['properties.FileName'])\n        AND baseImage MATCHES /(?i)(?:(^|\\\\)|(^|\\/))(?:powershell\\.exe|powershell_ise\\.exe|pwsh|pwsh\\.exe|cmd\\.exe|wscript\\.exe|cscript\\.exe|sh|bash|dash|zsh)$/)))\n  OR ((fields['properties.InitiatingProcessCommandLine'] MATCHES /(?i)(?:\\/var\\/lib\\/waagent\\/run-command|\\/var\\/lib\\/waagent\\/custom-script\\/|\\/document\\/orchestration\\/|\\\\document\\\\orchestration\\\\)/\n      OR (isEmpty(fields['properties.InitiatingProcessCommandLine'])\n        AND parentCommandLine MATCHES /(?i)(?:\\/var\\/lib\\/waagent\\/run-command|\\/var\\/lib\\/waagent\\/custom-script\\/|\\/document\\/orchestration\\/|\\\\document\\\\orchestration\\\\)/)\n      OR fields['properties.InitiatingProcessCommandLine'] MATCHES /(?i)-executionpolicy\\s+unrestricted\\s+-file\\s+\"?script[0-9]+\\.ps1/\n      OR (isEmpty(fields['properties.InitiatingProcessCommandLine'])\n        AND parentCommandLine MATCHES /(?i)-executionpolicy\\s+unrestricted\\s+-file\\s+\"?script[0-9]+\\.ps1/))\n    AND (lower(fields['properties.FileName']) IN (\n        'powershell.exe', 'powershell_ise.exe', 'pwsh', 'pwsh.exe', 'cmd.exe', 'wscript.exe', 'cscript.exe', 'sh',\n        'bash', 'dash', 'zsh', 'curl', 'curl.exe', 'wget', 'wget.exe'\n      )\n      OR (isEmpty(fields['properties.FileName'])\n        AND baseImage MATCHES /(?i)(?:(^|\\\\)|(^|\\/))(?:powershell\\.exe|powershell_ise\\.exe|pwsh|pwsh\\.exe|cmd\\.exe|wscript\\.exe|cscript\\.exe|sh|bash|dash|zsh|curl|curl\\.exe|wget|wget\\.exe)$/))))\nAND NOT isEmpty(device_hostname)\nAND (NOT isEmpty(fields['properties.ProcessCommandLine']) OR NOT isEmpty(commandLine))\nAND (fields['properties.ProcessCommandLine'] MATCHES /(?i)(^|\\s)[-\\/]e(c|n[a-z]*)?\\s+[\"']?[A-Za-z0-9+\\/]{40,}/\n  OR (isEmpty(fields['properties.ProcessCommandLine'])\n    AND commandLine MATCHES /(?i)(^|\\s)[-\\/]e(c|n[a-z]*)?\\s+[\"']?[A-Za-z0-9+\\/]{40,}/)\n  OR fields['properties.ProcessCommandLine'] MATCHES /(?i)(?:DownloadString|DownloadFile|DownloadData|Invoke-WebRequest|Invoke-RestMethod|Start-BitsTransfer|curl |curl\\.exe|wget |wget\\.exe)/\n  OR (isEmpty(fields['properties.ProcessCommandLine'])\n    AND commandLine MATCHES /(?i)(?:DownloadString|DownloadFile|DownloadData|Invoke-WebRequest|Invoke-RestMethod|Start-BitsTransfer|curl |curl\\.exe|wget |wget\\.exe)/)\n  OR ((fields['properties.ProcessCommandLine'] MATCHES /(?i)[-\\/]w(i|in|ind|indo|indow|indows|indowst|indowsty|indowstyl|indowstyle)?\\s+(hidden|1)\\b/\n      OR (isEmpty(fields['properties.ProcessCommandLine'])\n        AND commandLine MATCHES /(?i)[-\\/]w(i|in|ind|indo|indow|indows|indowst|indowsty|indowstyl|indowstyle)?\\s+(hidden|1)\\b/))\n    AND (fields['properties.ProcessCommandLine'] MATCHES /(?i)[-\\/](ep|ex[a-z]*)\\s+(bypass|unrestricted)\\b/\n      OR (isEmpty(fields['properties.ProcessCommandLine'])\n        AND commandLine MATCHES /(?i)[-\\/](ep|ex[a-z]*)\\s+(bypass|unrestricted)\\b/))))\nAND (NOT isEmpty(fields['properties.FileName']) OR baseImage MATCHES /(?i)(^|\\\\)[^\\\\]+$|(^|\\/)[^\\/]+$/)"
  suppression_window_size = 1

  entity_selectors {
    entity_type = "_hostname"
    expression  = "device_hostname"
  }

  entity_selectors {
    entity_type = "_username"
    expression  = "user_username"
  }

  entity_selectors {
    entity_type = "_command"
    expression  = "commandLine"
  }

  severity_mapping {
    type    = "constant"
    default = 6
  }
}
