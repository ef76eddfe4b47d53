resource "sumologic_cse_chain_rule" "azure_run_command_suspicious_sign_in" {
  name         = "Azure Run Command near an unusual sign-in"
  enabled      = true
  is_prototype = false
  tags = [
    "_mitreAttackTactic:TA0002",
    "_mitreAttackTactic:TA0001",
    "_mitreAttackTechnique:T1651",
    "_mitreAttackTechnique:T1078",
    "_mitreAttackTechnique:T1078.004",
    "detection.cloud",
  ]
  summary_expression      = "Azure Run Command near an unusual sign-in"
  description             = "Identifies a completed Run Command by a user whose sign-in stood out between six hours before and one hour after the command: flagged as uncommon by behaviour analytics where the SIEM has them, else at medium or high risk by Entra ID Protection. Service principals have no user principal name and are not covered; the detection for unusual principals covers them.\n\nuser: {{user_username}}\n\nhttps://attack.mitre.org/techniques/T1651/\nhttps://attack.mitre.org/techniques/T1078/004/\nhttps://learn.microsoft.com/en-us/azure/sentinel/identify-threats-with-entity-behavior-analytics\n\nDetection 7c1d7d0a-3b57-4d8e-a5c8-6f2f0b7b3d33, version 1"
  ordered                 = false
  group_by_fields         = ["user_username"]
  severity                = 6
  window_size             = "CUSTOM"
  window_size_millis      = "21600000"
  suppression_window_size = 21600001

  entity_selectors {
    entity_type = "_username"
    expression  = "user_username"
  }

  expressions_and_limits {
    expression = "metadata_vendor = 'Microsoft'\nAND metadata_product = 'Azure'\nAND metadata_deviceEventId = 'SignInLogs'\nAND fields['properties.riskLevelDuringSignIn'] IN ('medium', 'high')\nAND NOT isEmpty(user_username)"
    limit      = 1
  }

  expressions_and_limits {
    expression = "metadata_vendor = 'Microsoft'\nAND metadata_product = 'Azure'\nAND (metadata_deviceEventId IN ('Administrative', 'Action', 'Write', 'Delete')\n  OR metadata_deviceEventId LIKE 'az/eh/ActivityLog%')\nAND (lower(description) IN (\n    'microsoft.compute/virtualmachines/runcommand/action',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommand/action',\n    'microsoft.compute/virtualmachines/runcommands/write',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommands/write'\n  )\n  OR lower(action) IN (\n    'microsoft.compute/virtualmachines/runcommand/action',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommand/action',\n    'microsoft.compute/virtualmachines/runcommands/write',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommands/write'\n  ))\nAND user_username LIKE '%@%'\nAND lower(fields['resultType']) IN ('success', 'succeeded')\nAND NOT isEmpty(user_username)"
    limit      = 1
  }
}
