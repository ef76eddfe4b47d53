resource "sumologic_cse_aggregation_rule" "azure_run_command_many_vms" {
  name                    = "Commands run on many Azure VMs by one identity"
  enabled                 = true
  is_prototype            = false
  tags                    = ["_mitreAttackTactic:TA0002", "_mitreAttackTechnique:T1651", "detection.cloud"]
  name_expression         = "Commands run on many Azure VMs by one identity | {{user_username}}"
  summary_expression      = "Commands run on many Azure VMs by one identity"
  description_expression  = "Identifies one identity that executes code on more than three distinct Azure machines or Automation accounts within an hour, through Run Command, a machine extension or a runbook job. Spreading a command over a fleet in one go is how an intruder with a subscription role works, and how a patch pipeline works, so the identity decides.\n\nactor.key: {{user_username}}\n\nhttps://attack.mitre.org/techniques/T1651/\nhttps://learn.microsoft.com/en-us/azure/virtual-machines/run-command-overview\nhttps://learn.microsoft.com/en-us/azure/virtual-machines/extensions/overview\n\nDetection 5b8f4f0e-0a5e-4e0b-8a70-9b7a5d0c2e22, version 1"
  match_expression        = "metadata_vendor = 'Microsoft'\nAND metadata_product = 'Azure'\nAND (metadata_deviceEventId IN ('Administrative', 'Action', 'Write', 'Delete')\n  OR metadata_deviceEventId LIKE 'az/eh/ActivityLog%')\nAND (lower(description) IN (\n    'microsoft.compute/virtualmachines/runcommand/action',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommand/action',\n    'microsoft.compute/virtualmachines/runcommands/write',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommands/write',\n    'microsoft.hybridcompute/machines/runcommands/write', 'microsoft.compute/virtualmachines/extensions/write',\n    'microsoft.compute/virtualmachinescalesets/extensions/write',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/extensions/write',\n    'microsoft.hybridcompute/machines/extensions/write', 'microsoft.automation/automationaccounts/jobs/write'\n  )\n  OR lower(action) IN (\n    'microsoft.compute/virtualmachines/runcommand/action',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommand/action',\n    'microsoft.compute/virtualmachines/runcommands/write',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommands/write',\n    'microsoft.hybridcompute/machines/runcommands/write', 'microsoft.compute/virtualmachines/extensions/write',\n    'microsoft.compute/virtualmachinescalesets/extensions/write',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/extensions/write',\n    'microsoft.hybridcompute/machines/extensions/write', 'microsoft.automation/automationaccounts/jobs/write'\n  ))\nAND lower(fields['resultType']) IN ('start', 'started', 'accept', 'accepted', 'success', 'succeeded')\nAND NOT isEmpty(user_username)\nAND NOT isEmpty(resource)"
  trigger_expression      = "total > 3"
  group_by_entity         = false
  group_by_fields         = ["user_username"]
  window_size             = "T60M"
  suppression_window_size = 21600000

  entity_selectors {
    entity_type = "_username"
    expression  = "user_username"
  }

  entity_selectors {
    entity_type = "_ip"
    expression  = "device_ip"
  }

  aggregation_functions {
    name      = "total"
    function  = "count_distinct"
    arguments = ["lower(resource)"]
  }

  severity_mapping {
    type    = "constant"
    default = 6
  }
}
