//! The net under the house: one integration crate, a module for each story. `support` has the service in a thread with
//! a database of its own, a browser, people, and a real Chromium. How to add a test stands in `support/mod.rs`.

#[cfg(test)]
mod support;

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod alerts;
#[cfg(test)]
mod announcements;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod combobox;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod cross_site;
#[cfg(test)]
mod delivery;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod deployment;
#[cfg(test)]
mod digests;
#[cfg(test)]
mod guidance;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod involvement;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod kinds;
#[cfg(test)]
mod leaks;
#[cfg(test)]
mod listed;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod mergers;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod moderation;
#[cfg(test)]
mod notifications;
#[cfg(test)]
mod objections;
#[cfg(test)]
mod operation;
#[cfg(test)]
mod pauses;
#[cfg(test)]
mod peers;
#[cfg(test)]
mod places;
#[cfg(test)]
mod provisions;
#[cfg(test)]
mod reply_mail;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod results;
#[cfg(test)]
mod search;
#[cfg(test)]
mod search_chaos;
#[cfg(test)]
mod search_contract;
#[cfg(test)]
mod search_server;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod suggestions;
#[cfg(test)]
mod threads;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod trail;
#[cfg(test)]
mod trials;
