//! `chorok staff`: whoever runs the mall lets people into the console.

use clap::Subcommand;
use shared::{
    console::role::Role,
    ids::{TenantId, VendorId},
    text::Phone,
    time::Timestamp,
};

use super::{
    audit,
    staff::{self, NewMember, Proof},
};
use crate::{
    db::{Access, Db},
    ids::Ids,
    secret::RootKey,
};

/// What to do with the people of the console.
#[derive(Debug, Clone, Subcommand)]
pub enum StaffCommand {
    /// Adds a member of the county's team, and prints the password and the authenticator's seed.
    Add {
        /// The mall.
        #[arg(long)]
        tenant: String,
        /// The name to sign in with.
        #[arg(long)]
        login: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// md, cs, settlement, marketing, training, auditor or admin.
        #[arg(long, value_parser = county_role)]
        role: Role,
    },
    /// Adds a producer, who signs in with a code that is sent to the phone.
    AddProducer {
        /// The mall.
        #[arg(long)]
        tenant: String,
        /// The vendor.
        #[arg(long)]
        vendor: String,
        /// The phone that codes are sent to.
        #[arg(long)]
        phone: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// For somebody who acts for the vendor: who agreed, how and when.
        #[arg(long)]
        consent: Option<String>,
    },
    /// Prints the digits that somebody's authenticator shows now.
    Code {
        /// The mall.
        #[arg(long)]
        tenant: String,
        /// The name to sign in with.
        login: String,
    },
    /// Recomputes the audit log's chain of hashes.
    Verify {
        /// The mall.
        #[arg(long)]
        tenant: String,
    },
}

impl StaffCommand {
    /// Whether the command changes anything.
    pub fn access(&self) -> Access {
        match self {
            Self::Add { .. } | Self::AddProducer { .. } => Access::Write,
            Self::Code { .. } | Self::Verify { .. } => Access::ReadOnly,
        }
    }
}

fn county_role(text: &str) -> Result<Role, String> {
    let role = Role::parse(&text.to_uppercase()).filter(|role| !role.is_of_vendor());
    role.ok_or_else(|| "write md, cs, settlement, marketing, training, auditor or admin".to_owned())
}

/// Runs the command, and answers what to print.
pub async fn run(
    db: &Db,
    key: &RootKey,
    now: Timestamp,
    command: StaffCommand,
) -> anyhow::Result<String> {
    let ids = Ids::Random;
    match command {
        StaffCommand::Add {
            tenant,
            login,
            name,
            role,
        } => {
            let proof = Proof::random(&ids);
            let Proof::Password { password, .. } = &proof else {
                anyhow::bail!("a member of the team has a password");
            };
            let password = password.clone();
            let seed = proof.readable_seed().unwrap_or_default();
            let member = NewMember {
                login: login.clone(),
                name,
                role,
                vendor: None,
                consent: String::new(),
                proof,
            };
            staff::add(db, (key, &ids), &TenantId(tenant), vec![member], now).await?;
            Ok(format!(
                "{login}\npassword       {password}\nauthenticator  {seed}"
            ))
        }
        StaffCommand::AddProducer {
            tenant,
            vendor,
            phone,
            name,
            consent,
        } => {
            let phone = Phone::parse(&phone).map_err(|wrong| anyhow::anyhow!(wrong))?;
            let role = match consent {
                Some(_) => Role::Delegate,
                None => Role::VendorOwner,
            };
            let member = NewMember {
                login: phone.digits().to_owned(),
                name,
                role,
                vendor: Some(VendorId(vendor)),
                consent: consent.unwrap_or_default(),
                proof: Proof::Phone,
            };
            staff::add(db, (key, &ids), &TenantId(tenant), vec![member], now).await?;
            Ok(format!("{phone}: codes are sent to this phone"))
        }
        StaffCommand::Code { tenant, login } => {
            let code = staff::digits_of(db, key, &TenantId(tenant), &login, now).await?;
            code.ok_or_else(|| anyhow::anyhow!("nobody signs in as {login}"))
        }
        StaffCommand::Verify { tenant } => {
            let mut conn = db.read().await?;
            let verified = audit::verify(&mut conn, &TenantId(tenant)).await?;
            match verified.broken {
                None => Ok(format!("{} rows, all whole", verified.whole)),
                Some(seq) => anyhow::bail!("row {seq} was changed, left out or put in"),
            }
        }
    }
}
