resource "sumologic_cse_first_seen_rule" "azure_managed_run_command_unusual_principal" {
  name                    = "Azure managed Run Command written by an unusual principal"
  enabled                 = true
  is_prototype            = false
  tags                    = ["_mitreAttackTactic:TA0002", "_mitreAttackTechnique:T1651", "detection.cloud"]
  name_expression         = "Managed Run Command {{resource}} on {{device_hostname}} by a new principal"
  summary_expression      = "Managed Run Command {{resource}} on {{device_hostname}} by a new principal"
  description_expression  = "Identifies a managed Run Command that is created or updated on a machine or scale set instance by a principal that has not done so in the seven days before. The resource runs its script as SYSTEM or root and stays on the machine, so it executes code and leaves a foothold that detections of the Run Command action do not see.\n\nactor.id: {{fields['identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier']}} {{fields['identity.authorization.evidence.principalId']}}\nactor.type: {{fields['identity.authorization.evidence.principalType']}}\nactor.name: {{user_username}}\nactor.app_id: {{fields['identity.claims.appid']}}\nsource.ip: {{device_ip}}\nsource.as.organization: {{device_ip_asnOrg}}\ntarget.name: {{device_hostname}} {{resource}}\nresource.id: {{resource}}\noperation: {{description}} {{action}}\noutcome: {{fields['resultType']}}\ncorrelation.id: {{fields['correlationId']}}\ntime: {{timestamp}}\n\nhttps://attack.mitre.org/techniques/T1651/\nhttps://learn.microsoft.com/en-us/azure/virtual-machines/windows/run-command-managed\nhttps://hackingthe.cloud/azure/run-command-abuse/\n\nDetection 8d3f2a1b-54c6-4b79-8f2a-1f6a9c1e4d44, version 1"
  filter_expression       = "metadata_vendor = 'Microsoft'\nAND metadata_product = 'Azure'\nAND (metadata_deviceEventId IN ('Administrative', 'Action', 'Write', 'Delete')\n  OR metadata_deviceEventId LIKE 'az/eh/ActivityLog%')\nAND (lower(description) IN (\n    'microsoft.compute/virtualmachines/runcommands/write',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommands/write'\n  )\n  OR lower(action) IN (\n    'microsoft.compute/virtualmachines/runcommands/write',\n    'microsoft.compute/virtualmachinescalesets/virtualmachines/runcommands/write'\n  ))\nAND lower(fields['resultType']) IN ('success', 'succeeded')\nAND (NOT isEmpty(fields['identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier'])\n  OR NOT isEmpty(fields['identity.authorization.evidence.principalId']))\nAND NOT isEmpty(fields['identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier'])"
  value_fields            = ["fields['identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier']"]
  group_by_fields         = []
  baseline_type           = "GLOBAL"
  baseline_window_size    = "518400000"
  retention_window_size   = "604800000"
  severity                = 3
  suppression_window_size = 1

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
}
