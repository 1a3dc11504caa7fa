-- Named table by table; partitions are reached through their parents only. The portal has nothing here.
GRANT USAGE ON SEQUENCE ledger.append_id TO gongxin_desk, gongxin_worker;
GRANT SELECT, INSERT ON ledger.append, ledger.revision, ledger.content TO gongxin_desk, gongxin_worker;
GRANT SELECT, INSERT, UPDATE ON ledger.record TO gongxin_desk, gongxin_worker;
GRANT DELETE ON ledger.record TO gongxin_worker; -- rebuild_record
GRANT EXECUTE ON FUNCTION ledger.erase TO gongxin_desk, gongxin_worker;
