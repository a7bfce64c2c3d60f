"""The Provisions on transferring suspected crimes: their numbers and the referral to the police."""
