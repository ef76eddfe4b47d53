resource "sumologic_cse_match_rule" "azure_vm_run_command" {
  name                    = "Command run on an Azure VM through the control plane"
  enabled                 = true
  is_prototype            = false
  tags                    = ["_mitreAttackTactic:TA0002", "_mitreAttackTechnique:T1651", "detection.cloud"]
  name_expression         = "Command run on an Azure VM through the control plane | {{fields['correlationId']}} | {{description}} | {{action}} | {{resource}}"
  summary_expression      = "Command run on {{device_hostname}} {{resource}} by {{user_username}}"
  description_expression  = "Identifies a script that is started on a virtual machine, a scale set instance, an Arc machine or an AKS cluster through the Azure control plane, and Automation runbook jobs. The guest agent runs the script as SYSTEM or root, and nobody has to log on to the machine.\n\nactor.key: {{user_username}}\nactor.name: {{user_username}}\nactor.id: {{fields['identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier']}} {{fields['identity.authorization.evidence.principalId']}}\nactor.type: {{fields['identity.authorization.evidence.principalType']}}\nactor.app_id: {{fields['identity.claims.appid']}}\nsource.ip: {{device_ip}}\ntarget.name: {{device_hostname}} {{resource}}\nresource.id: {{resource}}\noperation: {{description}} {{action}}\noutcome: {{fields['resultType']}}\ncorrelation.id: {{fields['correlationId']}}\ntime: {{timestamp}}\n\nhttps://attack.mitre.org/techniques/T1651/\nhttps://learn.microsoft.com/en-us/azure/virtual-machines/run-command-overview\nhttps://learn.microsoft.com/en-us/azure/aks/access-private-cluster\nhttps://learn.microsoft.com/en-us/azure/automation/automation-runbook-execution\n\nDetection 0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11, version 1"
  expression              = "metadata_vendor = 'Microsoft'\nAND metadata_product = 'Azure'\nAND (metadata_deviceEventId IN ('Administrative', 'Action', 'Write', 'Delete')\n  OR metadata_deviceEventId LIKE 'az/eh/ActivityLog%')\nAND (((lower(description) IN (\n        'microsoft.compute/virtualmachines/runcommand/action',\n        'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommand/action',\n        'microsoft.containerservice/managedclusters/runcommand/action',\n        'microsoft.compute/virtualmachines/runcommands/write',\n        'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommands/write',\n        'microsoft.hybridcompute/machines/runcommands/write'\n      )\n      OR lower(action) IN (\n        'microsoft.compute/virtualmachines/runcommand/action',\n        'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommand/action',\n        'microsoft.containerservice/managedclusters/runcommand/action',\n        'microsoft.compute/virtualmachines/runcommands/write',\n        'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommands/write',\n        'microsoft.hybridcompute/machines/runcommands/write'\n      ))\n    AND lower(fields['resultType']) IN ('start', 'started', 'accept', 'accepted', 'success', 'succeeded'))\n  OR ((lower(description) IN (\n        'microsoft.automation/automationaccounts/jobs/write',\n        'microsoft.automation/automationaccounts/runbooks/draft/testjob/write'\n      )\n      OR lower(action) IN (\n        'microsoft.automation/automationaccounts/jobs/write',\n        'microsoft.automation/automationaccounts/runbooks/draft/testjob/write'\n      ))\n    AND lower(fields['resultType']) IN ('accept', 'accepted', 'success', 'succeeded')))"
  suppression_window_size = 3600000

  entity_selectors {
    entity_type = "_username"
    expression  = "user_username"
  }

  entity_selectors {
    entity_type = "_ip"
    expression  = "device_ip"
  }

  entity_selectors {
    entity_type = "_resource"
    expression  = "resource"
  }

  severity_mapping {
    type    = "constant"
    default = 6
  }
}
